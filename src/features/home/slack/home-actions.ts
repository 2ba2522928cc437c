/** The buttons of the Home tab; the value of those of an answer is the id of its round. */
export const HOME_DELETE = 'home_delete';
export const HOME_QUOTE = 'home_quote';
export const HOME_UNQUOTE = 'home_unquote';
export const HOME_EXPORT = 'home_export';
export const HOME_SETTINGS = 'home_settings';
/** With "_back" and "_on"; the value is the page. */
export const HOME_PAGE = 'home_page';
/** The value is the id of the strategy, or of the one picked. */
export const HOME_STRATEGY = 'home_strategy';
/** With "_back" and "_on"; the value is the page and the id of the strategy: "2 few-and-large". */
export const HOME_STRATEGY_PAGE = 'home_strategy_page';
