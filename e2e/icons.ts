import { mkdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { findChromium, launch } from "./chromium.ts";

/** `npm run icons`: the app's icons as pictures, drawn from its favicon, for whatever takes no SVG. */

const folder = fileURLToPath(new URL("../web/public/icons/", import.meta.url));
const mark = await readFile(new URL("../web/public/favicon.svg", import.meta.url), "utf8");
const pine = "#1f6650";
/** On a ground of its colour the mark turns inside out. */
const inverse = mark.replaceAll(pine, "white").replaceAll("#fff", pine);

/** `share`: how much of the side the mark takes. What is masked is cut to a circle of 80%. */
const icons = [
  { file: "app-192.png", size: 192, share: 0.94, svg: mark, ground: "transparent" },
  { file: "app-512.png", size: 512, share: 0.94, svg: mark, ground: "transparent" },
  { file: "maskable-512.png", size: 512, share: 0.56, svg: inverse, ground: pine },
  { file: "apple-touch-icon.png", size: 180, share: 0.68, svg: inverse, ground: pine },
];

const chromium = findChromium();
if (!chromium) process.exit(1);
const browser = await launch(chromium);
try {
  await mkdir(folder, { recursive: true });
  for (const { file, size, share, svg, ground } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const side = Math.round(size * share);
    await page.setContent(
      `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${ground}"><div style="width:${side}px;height:${side}px">${svg}</div>`,
    );
    await page.screenshot({ path: folder + file, omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
