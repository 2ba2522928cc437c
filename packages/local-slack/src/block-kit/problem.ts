/**
 * One thing that Slack would refuse. `path` is a JSON pointer into the payload (for example
 * "/blocks/2/text/text"); `message` follows Slack's own wording where that wording is known.
 */
export type BlockProblem = { path: string; message: string };
