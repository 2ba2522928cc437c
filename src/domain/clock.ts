/** Tells the time. Everything that needs the time is handed one. */
export type Clock = () => Date;

/** Makes a new id that nobody has used. */
export type NewId = () => string;
