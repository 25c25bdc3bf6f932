/** The day of the clock of the house, computed once a query. */
export const TODAY = '(select app_today())';
