import { arbitraryDetails, arbitraryPolicy, aSeries, anOverride, inBerlin, sha256 } from '@calmirror/testkit';
import fc from 'fast-check';
import type { CalendarEvent } from '../event/calendar-event.js';
import { parseMarker } from '../mirror/marker.js';
import { POLICY_FIELDS, type PolicySettings } from './policy.js';
import { projectMirror } from './project-mirror.js';
import { resolvePolicy } from './resolve-policy.js';

const CANARY = 'canary';
const owner = { installationId: 'installation', pairId: 'pair' };
const names = { source: 'Private', pair: 'Private → Work' };
const blank = { ...aSeries(), recurrence: null };

/** An event with the canary in every place that holds text. */
function plantedEvents(): fc.Arbitrary<CalendarEvent> {
  const planted = fc.constantFrom(`${CANARY}`, `\u202e${CANARY}`, `{summary} ${CANARY}`, `https://${CANARY}.example`);
  return fc
    .tuple(arbitraryDetails(planted), arbitraryDetails(planted), planted)
    .map(([details, changed, text]): CalendarEvent => {
      const zoned = { kind: 'zoned', wall: '2026-03-02T10:00:00', zone: text } as const;
      const rule = `FREQ=DAILY;X-NOTE=${text.replace(/[;\s]/g, '')}`;
      return {
        ...aSeries({ rules: [rule], exceptionRules: [rule], exclusions: [zoned] }, details),
        id: text,
        uid: text,
        start: zoned,
        end: zoned,
        duration: `P1D${text}`,
        overrides: [anOverride('2026-03-04T10:00:00', { ...changed, recurrenceId: zoned, duration: text })],
        zones: [
          {
            id: text,
            observances: [
              {
                daylight: false,
                start: '1970-01-01T00:00:00',
                offsetFrom: 0,
                offsetTo: 0,
                rule,
                dates: [],
                name: text,
              },
            ],
          },
        ],
        marker: text,
      };
    });
}

function textOf(event: CalendarEvent, settings: PolicySettings): string {
  return JSON.stringify(projectMirror(event, resolvePolicy(settings), names, owner, sha256)).toLowerCase();
}

describe('whatever an event holds', () => {
  it('nothing of it reaches the mirror under "busy"', () => {
    fc.assert(
      fc.property(plantedEvents(), (event) => {
        expect(textOf(event, { preset: 'busy' })).not.toContain(CANARY);
      }),
    );
  });

  it('nothing of it reaches the mirror under a custom policy that names no field', () => {
    fc.assert(
      fc.property(plantedEvents(), (event) => {
        const settings = { preset: 'custom', fields: {}, visibility: 'keep', transparency: 'by-answer' } as const;
        expect(textOf(event, settings)).not.toContain(CANARY);
      }),
    );
  });

  it('it reaches only the field that the policy copies, or the description for people', () => {
    fc.assert(
      fc.property(plantedEvents(), fc.constantFrom(...POLICY_FIELDS), (event, field) => {
        const policy = resolvePolicy({ preset: 'custom', fields: { [field]: { rule: 'copy' } } });
        const mirror = projectMirror(event, policy, names, owner, sha256);
        const shown = field === 'organizer' || field === 'attendees' ? 'description' : field;
        const without = (said: CalendarEvent): unknown => ({
          ...said,
          [shown]: null,
          overrides: said.overrides.map((override) => ({ ...override, [shown]: null })),
        });
        expect(JSON.stringify(without(mirror.event)).toLowerCase()).not.toContain(CANARY);
      }),
    );
  });

  it('no policy writes people, answers, sequence or time stamps', () => {
    fc.assert(
      fc.property(plantedEvents(), arbitraryPolicy(), (event, settings) => {
        const { event: mirror } = projectMirror(event, resolvePolicy(settings), names, owner, sha256);
        const nobody = {
          organizer: null,
          attendees: [],
          myAnswer: null,
          sequence: 0,
          created: null,
          lastModified: null,
        };
        for (const said of [mirror, ...mirror.overrides]) expect(said).toMatchObject(nobody);
      }),
    );
  });

  it('its mirror is a mirror: marked, named by its id, and the same each time', () => {
    fc.assert(
      fc.property(arbitraryDetails(), arbitraryPolicy(), (details, settings) => {
        const event = { ...blank, ...details, start: inBerlin('2026-03-02T10:00:00') };
        const mirror = projectMirror(event, resolvePolicy(settings), names, owner, sha256);
        expect(projectMirror(event, resolvePolicy(settings), names, owner, sha256)).toEqual(mirror);
        expect(mirror.event).toMatchObject({ id: mirror.id, uid: mirror.id, marker: mirror.marker });
        expect(parseMarker(mirror.marker)).toEqual({ ...owner, mirrorId: mirror.id });
      }),
    );
  });
});
