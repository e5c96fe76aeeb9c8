/** Colour comes in from outside: an instance of chalk fits, and so does anything that marks up a string. */
export type Paint = (text: string) => string;

/** The colours that the table uses. */
export interface Palette {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly green: Paint;
  readonly cyan: Paint;
}

const same: Paint = (text) => text;

/** No colour at all. */
export const plain: Palette = Object.freeze({ bold: same, dim: same, red: same, green: same, cyan: same });
