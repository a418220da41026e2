import type { Members, Shape } from './body-shapes.js';

const DATE_TIME: Members = { type: 'dateTimeTimeZone', members: { dateTime: 'text', timeZone: 'text' } };
const MAIL_ADDRESS: Members = { type: 'emailAddress', members: { name: 'text', address: 'text' } };
const ADDRESS: Members = {
  type: 'physicalAddress',
  members: { street: 'text', city: 'text', state: 'text', countryOrRegion: 'text', postalCode: 'text' },
};
const COORDINATES: Members = {
  type: 'outlookGeoCoordinates',
  members: {
    latitude: 'number',
    longitude: 'number',
    altitude: 'number',
    accuracy: 'number',
    altitudeAccuracy: 'number',
  },
};
const PLACE_TYPES = ['default', 'conferenceRoom', 'homeAddress', 'businessAddress', 'geoCoordinates', 'streetAddress'];
const LOCATION: Members = {
  type: 'location',
  members: {
    displayName: 'text',
    locationEmailAddress: 'text',
    locationUri: 'text',
    locationType: { oneOf: [...PLACE_TYPES, 'hotel', 'restaurant', 'localBusiness', 'postalAddress'] },
    uniqueId: 'text',
    uniqueIdType: { oneOf: ['unknown', 'locationStore', 'directory', 'private', 'bing'] },
    address: ADDRESS,
    coordinates: COORDINATES,
  },
};
const ATTENDEE: Members = {
  type: 'attendee',
  members: {
    emailAddress: MAIL_ADDRESS,
    type: { oneOf: ['required', 'optional', 'resource'] },
    status: 'ignored',
    proposedNewTime: 'ignored',
  },
};
const WEEKDAY: Shape = { oneOf: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] };
const PATTERN: Members = {
  type: 'recurrencePattern',
  members: {
    type: {
      oneOf: ['daily', 'weekly', 'absoluteMonthly', 'relativeMonthly', 'absoluteYearly', 'relativeYearly'],
    },
    interval: 'integer',
    month: 'integer',
    dayOfMonth: 'integer',
    daysOfWeek: { listOf: WEEKDAY },
    firstDayOfWeek: WEEKDAY,
    index: { oneOf: ['first', 'second', 'third', 'fourth', 'last'] },
  },
};
const RANGE: Members = {
  type: 'recurrenceRange',
  members: {
    type: { oneOf: ['endDate', 'noEnd', 'numbered'] },
    startDate: 'text',
    endDate: 'text',
    recurrenceTimeZone: 'text',
    numberOfOccurrences: 'integer',
  },
};
const EXTENDED: Members = { type: 'singleValueLegacyExtendedProperty', members: { id: 'text', value: 'text' } };

/** Members that the server itself sets; Graph passes over what a client says of them. */
const READ_ONLY = [
  ...['id', 'iCalUId', 'changeKey', 'createdDateTime', 'lastModifiedDateTime', 'type', 'seriesMasterId', 'webLink'],
  ...['hasAttachments', 'bodyPreview', 'isCancelled', 'isOrganizer', 'organizer', 'responseStatus', 'onlineMeeting'],
  ...['onlineMeetingUrl', 'originalStart', 'originalStartTimeZone', 'originalEndTimeZone', 'isDraft'],
  ...['cancelledOccurrences', 'exceptionOccurrences', 'instances', 'calendar', 'attachments', 'extensions'],
];

export const EVENT: Members = {
  type: 'event',
  members: {
    subject: 'text',
    body: { type: 'itemBody', members: { contentType: { oneOf: ['text', 'html', 'HTML', 'Text'] }, content: 'text' } },
    start: DATE_TIME,
    end: DATE_TIME,
    isAllDay: 'flag',
    recurrence: { type: 'patternedRecurrence', members: { pattern: PATTERN, range: RANGE } },
    showAs: { oneOf: ['unknown', 'free', 'tentative', 'busy', 'oof', 'workingElsewhere'] },
    sensitivity: { oneOf: ['normal', 'personal', 'private', 'confidential'] },
    importance: { oneOf: ['low', 'normal', 'high'] },
    categories: { listOf: 'text' },
    location: LOCATION,
    locations: { listOf: LOCATION },
    attendees: { listOf: ATTENDEE },
    isOnlineMeeting: 'flag',
    onlineMeetingProvider: { oneOf: ['unknown', 'skypeForBusiness', 'skypeForConsumer', 'teamsForBusiness'] },
    isReminderOn: 'flag',
    reminderMinutesBeforeStart: 'integer',
    responseRequested: 'flag',
    allowNewTimeProposals: 'flag',
    hideAttendees: 'flag',
    transactionId: 'text',
    singleValueExtendedProperties: { listOf: EXTENDED },
    multiValueExtendedProperties: 'ignored',
    ...Object.fromEntries(READ_ONLY.map((name) => [name, 'ignored' as const])),
  },
};

export const CALENDAR: Members = {
  type: 'calendar',
  members: {
    name: 'text',
    color: {
      oneOf: [
        ...['auto', 'lightBlue', 'lightGreen', 'lightOrange', 'lightGray', 'lightYellow', 'lightTeal', 'lightPink'],
        ...['lightBrown', 'lightRed', 'maxColor'],
      ],
    },
    hexColor: 'text',
    isDefaultCalendar: 'flag',
    singleValueExtendedProperties: { listOf: EXTENDED },
  },
};

export const SUBSCRIPTION: Members = {
  type: 'subscription',
  members: {
    changeType: 'text',
    notificationUrl: 'text',
    lifecycleNotificationUrl: 'text',
    resource: 'text',
    expirationDateTime: 'text',
    clientState: 'text',
    includeResourceData: 'flag',
    latestSupportedTlsVersion: 'text',
    ...{ id: 'ignored', applicationId: 'ignored', creatorId: 'ignored', notificationQueryOptions: 'ignored' },
  },
};
