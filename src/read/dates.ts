/** Dates as people and programs write them → a span of time. Nothing here asks the machine for its locale, zone or clock. */

/** A date as exactly as it was written: the span [from, to) in milliseconds since 1970 UTC, and ISO 8601 of the same precision. */
export interface WrittenDate {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Longer texts are no date. */
const LONGEST = 80;
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000] as const;

/** January to December, by the beginnings that tell them apart: English, German, French, Spanish. */
const MONTHS = [
  /^(?:jan|jän|ene|janv)/, /^(?:feb|fév|fev|févr)/, /^(?:mar|mär|mrz)/, /^(?:apr|avr|abr)/, /^(?:may|mai)/, /^(?:jun|juin)/,
  /^(?:jul|juil)/, /^(?:aug|aoû|aou|ago)/, /^(?:sep|set)/, /^(?:oct|okt)/, /^nov/, /^(?:dec|dez|déc|dic)/,
] as const;
const MONTH_NAME = /^(?:jan(?:uary|uar|vier|v)?|jän(?:ner)?|ene(?:ro)?|feb(?:ruary|ruar|rero)?|f[ée]v(?:rier|r)?|mar(?:ch|s|zo)?|märz|mär|mrz|apr(?:il)?|avr(?:il)?|abr(?:il)?|may(?:o)?|mai|jun(?:e|i|io)?|juin|jul(?:y|i|io)?|juil(?:let)?|aug(?:ust)?|ao[ûu]t|ago(?:sto)?|sept?(?:ember|embre|iembre)?|set(?:iembre)?|oct(?:ober|obre|ubre)?|okt(?:ober)?|nov(?:ember|embre|iembre)?|dec(?:ember)?|dez(?:ember)?|d[ée]c(?:embre)?|dic(?:iembre)?)$/;
/** Words that a date may hold without saying anything: weekdays, and what joins day, month and time. */
const FILLER = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|of|the|at|on|de|del|le|à|den|der|am|um|uhr)$/;
/** Zones of RFC 5322 and those of Europe and Japan that mean one thing only, in minutes east. */
const ZONES: Readonly<Record<string, number>> = Object.freeze({
  z: 0, utc: 0, gmt: 0, est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420,
  wet: 0, west: 60, cet: 60, cest: 120, mez: 60, mesz: 120, eet: 120, eest: 180, msk: 180, jst: 540,
});

const NUMERIC = /^(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?(?:(?:t|\s+|,\s*)(.+))?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:t(\d{2})(\d{2})(\d{2})?\s*(.*))?$/;
const DAY_FIRST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:(?:,|\s)\s*(.+))?$/;
const CLOCK = /^(\d{1,2})(?:[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?)?\s*(?:(a|p)\.?m\.?)?\s*(?:uhr\s*)?(.*)$/;
const OFFSET = /^(?:utc|gmt)?([+-])(\d{2}):?(\d{2})?$/;

const pad = (value: number, digits = 2): string => String(value).padStart(digits, '0');

/** The zone's minutes east, null where none is written, undefined where what is written is no zone. */
function zoneOf(text: string): number | null | undefined {
  if (text === '') return null;
  const offset = OFFSET.exec(text);
  if (offset) {
    const minutes = 60 * Number(offset[2]) + Number(offset[3] ?? 0);
    // The widest offsets in use are -12:00 and +14:00.
    return minutes > 14 * 60 || Number(offset[3] ?? 0) > 59 ? undefined : offset[1] === '-' ? -minutes : minutes;
  }
  const name = text.replace(/^\((.*)\)$/, '$1');
  return Object.hasOwn(ZONES, name) ? ZONES[name] : undefined;
}

/** A day, month or year. */
function dayOf(year: number, month: number | null, day: number | null): WrittenDate | null {
  if (year < 1000 || (month !== null && (month < 1 || month > 12))) return null;
  if (month === null) return { text: String(year), from: Date.UTC(year, 0), to: Date.UTC(year + 1, 0) };
  if (day === null) return { text: `${year}-${pad(month)}`, from: Date.UTC(year, month - 1), to: Date.UTC(year, month) };
  const from = Date.UTC(year, month - 1, day);
  if (day < 1 || new Date(from).getUTCDate() !== day) return null;
  return { text: `${year}-${pad(month)}-${pad(day)}`, from, to: from + DAY };
}

/** A time of a day, read as UTC where it names no zone; the day alone where the time is not understood. */
function timeOf(day: WrittenDate | null, time: string | undefined): WrittenDate | null {
  const parts = day === null || time === undefined || day.to - day.from !== DAY ? null : CLOCK.exec(time.trim());
  if (day === null || parts === null || (parts[2] === undefined && parts[4] === undefined)) return day;
  let hour = Number(parts[1]);
  if (parts[4] !== undefined) {
    if (hour < 1 || hour > 12) return day;
    hour = (hour % 12) + (parts[4] === 'p' ? 12 : 0);
  }
  const [minute, second] = [Number(parts[2] ?? 0), Number(parts[3] ?? 0)];
  const zone = zoneOf(parts[5]!.trim());
  if (hour > 23 || minute > 59 || second > 60 || zone === undefined) return day;
  const exact = parts[3] !== undefined;
  const from = day.from + hour * HOUR + minute * MINUTE + second * 1000 - (zone ?? 0) * MINUTE;
  const east = zone === null ? '' : zone === 0 ? 'Z' : `${zone < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(zone) / 60))}:${pad(Math.abs(zone) % 60)}`;
  return { text: `${day.text}T${pad(hour)}:${pad(minute)}${exact ? `:${pad(second)}` : ''}${east}`, from, to: from + (exact ? 1000 : MINUTE) };
}

/** Day, month name and year in any order, with a time behind them or before them. */
function spelled(text: string): WrittenDate | null {
  // A time can stand anywhere; the zone goes with it.
  const clock = /(?:^|[\s,])(\d{1,2}(?:[:.]\d{2}){1,2}(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?)(?:\s*(?:uhr\b)?\s*([+-]\d{2}:?\d{2}|\(?[a-z]{1,4}\)?(?=$|[\s,])))?/.exec(text);
  const zone = clock?.[2] === undefined || FILLER.test(clock[2]) || MONTH_NAME.test(clock[2]) ? '' : clock[2];
  const rest = clock === null ? text : text.slice(0, clock.index) + ' ' + text.slice(clock.index + clock[0].length - (zone === '' ? (clock[2] ?? '').length : 0));
  let [year, month, day] = [0, 0, 0];
  for (const word of rest.split(/[\s,]+/)) {
    const bare = word.replace(/[.]$/, '');
    if (bare === '' || FILLER.test(bare)) continue;
    const number = /^(\d{1,4})(?:st|nd|rd|th|er|º)?$/.exec(bare);
    if (number && number[1]!.length === 4 && year === 0) year = Number(number[1]);
    else if (number && number[1]!.length <= 2 && day === 0) day = Number(number[1]);
    else if (month === 0 && MONTH_NAME.test(bare)) month = 1 + MONTHS.findIndex((name) => name.test(bare));
    else return null;
  }
  if (year === 0 || month === 0) return null;
  const date = dayOf(year, month, day === 0 ? null : day);
  return clock === null ? date : timeOf(date, `${clock[1]} ${zone}`);
}

/**
 * Reads a date: ISO 8601, RFC 5322, and the usual spellings in English, German, French and Spanish.
 * A time without a zone is taken as UTC; a zone that is not known leaves the day. `03/04/2024` is nobody's date: it means two.
 * @param text any
 * @returns null where it is no date, or may mean several
 */
export function readDate(text: string): WrittenDate | null {
  if (text.length > LONGEST) return null;
  const folded = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').replaceAll('\u2212', '-').trim();
  const compact = COMPACT.exec(folded);
  if (compact) {
    const [, year, month, day, hour, minute, second, zone] = compact;
    return timeOf(dayOf(Number(year), Number(month), Number(day)), hour && `${hour}:${minute}${second ? `:${second}` : ''} ${zone}`);
  }
  const numeric = NUMERIC.exec(folded);
  if (numeric) {
    const [, year, , month, day, time] = numeric;
    if (time !== undefined && day === undefined) return spelled(folded);
    return timeOf(dayOf(Number(year), month === undefined ? null : Number(month), day === undefined ? null : Number(day)), time);
  }
  const dayFirst = DAY_FIRST.exec(folded);
  if (dayFirst) {
    const [one, other] = [Number(dayFirst[1]), Number(dayFirst[3])];
    // Full stops stand between day and month in that order; other marks are used for both orders.
    if (dayFirst[2] !== '.' && one <= 12 && other <= 12 && one !== other) return null;
    const monthFirst = dayFirst[2] !== '.' && other > 12;
    return timeOf(dayOf(Number(dayFirst[4]), monthFirst ? one : other, monthFirst ? other : one), dayFirst[5]);
  }
  return spelled(folded);
}
