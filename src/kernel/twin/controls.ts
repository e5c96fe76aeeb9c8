/** Whether bytes hold control characters, which text does not. */

/** Whether a byte is a control character but \t \n \f \r. */
function isControl(byte: number): boolean {
  return byte === 0x7f || (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d);
}

/** 1 if one of the first `length` bytes is a control character but \t \n \f \r, or NUL; else 0. */
export function holdsControls(bytes: Uint8Array, length: number): number {
  for (let at = 0; at < length; at++) if (isControl(bytes[at]!)) return 1;
  return 0;
}
