import { loadTexts } from "./i18n.ts";

await loadTexts();
