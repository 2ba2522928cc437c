import type { Deps } from '../../deps.ts';

/**
 * Takes up articles that were written, changed or removed since. A file that cannot be used is
 * logged when it is first seen. Answers whether anything changed; a failure is logged and leaves the
 * library as it was, so that due work never waits for an article.
 */
export async function refreshLibrary({ library, log }: Deps): Promise<boolean> {
  try {
    const { changed, newProblems } = await library.refresh();
    for (const { file, line } of newProblems) log.warn({ file, line }, 'article not loaded');
    if (changed) log.info({ notLoaded: newProblems.length }, 'articles taken up again');
    return changed;
  } catch (error) {
    log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'articles not refreshed');
    return false;
  }
}
