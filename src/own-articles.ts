import { fileURLToPath } from 'node:url';

/** The folder of the articles that come with Throughline: the same step up from src and from dist. */
export const OWN_ARTICLES = fileURLToPath(new URL('../content/articles', import.meta.url));
