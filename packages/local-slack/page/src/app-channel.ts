/** Stands for the conversation with the app before it has an id. */
export const APP_PLACE = 'app';
