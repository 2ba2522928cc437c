/** The smallest part of an article that a passage is made of: a sentence, a list item, a heading. */
export type Piece = {
  readonly text: string;
  /** What stands between it and the piece before: white space; an empty line where a block begins. */
  readonly before: string;
  readonly words: number;
  /** 1 to 7 for a heading, undefined for prose. */
  readonly depth: number | undefined;
};
