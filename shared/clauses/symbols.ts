/** How the numbers of documents stand on their heads, folded. */
export const UN_SYMBOL = /^[A-Z]{1,6}(?:-\d\d)?(?:\/[A-Z0-9.-]{1,12}){1,8}(?: ?\((?:\d{4}|[IVXLC]{1,8}|PART ?[IVX]{1,4})\))?(?: ?[A-Z])?\*?$/i;
export const ITU_NUMBER = /(?:^|[ :(件：])((?:[A-Z][A-Z&]{0,11}(?:[- ]?[A-Z&]{2,10}|-[A-Z][A-Za-z]{2,11}){0,3})-?\d{0,4})\/(\d{1,4}|[A-Z]{2,5}\/\d{1,4})((?: ?\((?:Rev|Rév|Add|Corr?|Пересм|Доп|Испр|修订|增补|更正)\.? ?\d{1,3}\)){0,2})-[ACEFRS](?![A-Za-z\d])/;
export const RECOMMENDATION = /(?:^| )(?:ITU|UIT|МСЭ)-([TRТ]) ([A-Z]{1,3}\.\d{1,4}(?:\.\d{1,3})?(?:-\d{1,2})?)(?!\d)/;
