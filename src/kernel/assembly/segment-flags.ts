/** Classes of characters and flags of words, as ../tables/abbreviations.ts and abbreviations-classes.ts put them into the table. */

export const OTHER: i32 = 0;
export const SPACE: i32 = 1;
export const LOWER: i32 = 2;
export const UPPER: i32 = 3;
export const LETTER: i32 = 4;
export const DIGIT: i32 = 5;
export const OPEN: i32 = 6;
export const CLOSE: i32 = 7;
export const QUOTE: i32 = 8;
export const STOP: i32 = 9;
export const HARD: i32 = 10;
export const WIDE: i32 = 11;
export const ELLIPSIS: i32 = 12;
export const COMMA: i32 = 13;
export const DASH: i32 = 14;
export const BULLET: i32 = 15;
export const UNSPACED: i32 = 16;

export const TITLE: i32 = 1;
export const BEFORE_NAME: i32 = 2;
export const NEVER: i32 = 4;
export const BEFORE_NUMBER: i32 = 8;
export const ANY_CAPITAL: i32 = 16;
export const STARTER: i32 = 32;
export const SHORT_WORD: i32 = 64;
export const MONTH: i32 = 128;
export const ORDINAL: i32 = 256;
export const CONTINUES: i32 = 512;
export const CLOSING: i32 = 1024;
export const ABBREVIATION: i32 = TITLE | BEFORE_NAME | NEVER | BEFORE_NUMBER | ANY_CAPITAL;

export const CLASSES_LENGTH: i32 = 0x3100;
export const SLOTS_OFFSET: usize = 0x3100;
export const SLOT_COUNT: u32 = 16384;
