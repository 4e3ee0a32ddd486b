import { limits } from "@chatflow/protocol";

/** As wide and high as the picture is shown largest on a screen of double density; smaller where it would be too many bytes. */
const sizes = [256, 192, 128, 96];

/** The largest square in the middle of a picture: what of it is kept. */
export function middleSquare(width: number, height: number): { x: number; y: number; size: number } {
  const size = Math.min(width, height);
  return { x: Math.floor((width - size) / 2), y: Math.floor((height - size) / 2), size };
}

/** A picture file as the square PNG that the server takes; null where the browser cannot read it as a picture. */
export async function logoOf(file: Blob): Promise<Blob | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  try {
    for (const size of sizes) {
      const png = await drawn(picture, size);
      if (png && png.size <= limits.logoBytes) return png;
    }
    return null;
  } finally {
    picture.close();
  }
}

async function drawn(picture: ImageBitmap, size: number): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext("2d");
  if (!context) return null;
  context.imageSmoothingQuality = "high";
  const { x, y, size: from } = middleSquare(picture.width, picture.height);
  context.drawImage(picture, x, y, from, from, 0, 0, size, size);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

/** Bytes as a command carries them: in base64, without the head of a data address. */
export async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
