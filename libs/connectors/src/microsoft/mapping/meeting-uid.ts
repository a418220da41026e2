/** A meeting by the name that all its calendars know it by. */
export interface MeetingName {
  /** The iCalendar UID, the same for a series and each of its instances. */
  readonly uid: string;
  /** `YYYY-MM-DD`, the day of the instance's original start where the name is that of one instance; else null. */
  readonly day: string | null;
}

/** Class id, day of the instance, and the rest of a global object id in hexadecimal digits. */
const GLOBAL_OBJECT_ID = /^(040000008200E00074C5B7101A82E008)([0-9A-F]{8})((?:[0-9A-F]{2})*)$/;
const NO_DAY = '00000000';

/** `vCal-Uid` and a one: what follows is a UID that was not made by Exchange, in bytes and ended by a zero. */
const FOREIGN_UID = /7643616C2D55696401000000((?:[0-9A-F]{2})+?)(?:00)*$/;

/**
 * Reads Graph's `iCalUId`. It is the event's global object id (MS-OXOCAL §2.2.1.27), in which Exchange says two things that no
 * other calendar says: the day of an instance, and the UID of a meeting from elsewhere as bytes. Invitations name the UID
 * alone, and the series' for each instance (MS-OXCICAL §2.1.3.1.1.20.26). What is no global object id is a UID as it is.
 */
export function meetingName(iCalUId: string): MeetingName {
  const [, classId, stamp = '', rest = ''] = GLOBAL_OBJECT_ID.exec(iCalUId.toUpperCase()) ?? [];
  if (classId === undefined) return { uid: iCalUId, day: null };
  const [, foreign] = FOREIGN_UID.exec(rest) ?? [];
  return {
    uid: foreign === undefined ? `${classId}${NO_DAY}${rest}` : Buffer.from(foreign, 'hex').toString('utf8'),
    day: stamp === NO_DAY ? null : dayOf(stamp),
  };
}

/** Year in four hexadecimal digits, month and day in two each. */
function dayOf(stamp: string): string | null {
  const [year, month, day] = [stamp.slice(0, 4), stamp.slice(4, 6), stamp.slice(6)].map((hex) =>
    Number.parseInt(hex, 16),
  );
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date)) ? date : null;
}
