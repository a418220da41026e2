/**
 * How much of a mail is looked at. Each is far above what programs that invite really send, and low enough that a mail made to
 * hurt costs little: what goes beyond is a problem with a name (`MAIL_PROBLEMS`), never an empty calendar.
 */

/** Bytes of a mail that is read as a file. */
export const MAX_MAIL_BYTES = 200_000_000;
/** Bytes of the header of a mail, or of a part of it. */
export const MAX_HEADER_BYTES = 256_000;
/** Nodes of the MIME tree. */
export const MAX_PARTS = 1_000;
/** Lines that begin like the delimiter of a part and are none. */
export const MAX_FALSE_DELIMITERS = 1_000_000;
/** Multiparts and mails, each in the one before: a mail that was forwarded as an attachment adds two. */
export const MAX_DEPTH = 50;
/** Calendars in one mail, those in one part included. */
export const MAX_CALENDARS = 100;
/** Bytes of a part that is called a calendar, as transferred, with the files that are in it. */
export const MAX_CALENDAR_BYTES = 10_000_000;
/** Lines of one, as transferred. */
export const MAX_CALENDAR_LINES = 200_000;
/** Bytes of all of them together. */
export const MAX_CALENDAR_BYTES_PER_MAIL = 20_000_000;
/** Bytes of a part that does not say what it is. */
export const MAX_SNIFFED_BYTES = 500_000;
/** Parts that do not say what they are. */
export const MAX_SNIFFED_PARTS = 20;
/** Characters of all calendars of one mail, without the files in them. */
export const MAX_CALENDAR_LENGTH = 3_000_000;
/** VEVENTs in one mail. */
export const MAX_EVENTS = 2_000;
/** Characters of VTIMEZONEs in one calendar. */
export const MAX_ZONE_LENGTH = 500_000;
