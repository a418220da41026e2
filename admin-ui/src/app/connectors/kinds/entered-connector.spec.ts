import { connectorChange, connectorInput, enteredFrom, NOTHING_ENTERED } from './entered-connector';

const stored = { kind: 'caldav', name: 'Team', settings: { url: 'https://dav.example.org/' } } as const;
const untouched = enteredFrom(stored);

describe('connectorInput', () => {
  it('sends no secret where none was entered', () => {
    expect(connectorInput('ics', { ...NOTHING_ENTERED, name: 'Rota', url: 'example.org/rota.ics' }, 'Feed')).toEqual({
      kind: 'ics',
      name: 'Rota',
      settings: { url: 'https://example.org/rota.ics' },
    });
  });

  it('calls what has no name after its host, and what has no host by the word for its kind', () => {
    const feed = { ...NOTHING_ENTERED, name: ' ', url: 'webcal://www.example.org/a.ics' };
    expect(connectorInput('ics', feed, 'Feed').name).toBe('example.org');
    expect(connectorInput('published', NOTHING_ENTERED, 'Published')).toEqual({
      kind: 'published',
      name: 'Published',
      settings: {},
    });
  });

  it('leaves behind what was typed for another kind', () => {
    const typed = {
      ...NOTHING_ENTERED,
      name: 'Feeds',
      url: 'https://dav.example.org/',
      username: 'ada',
      password: 'secret',
    };
    expect(connectorInput('published', typed, '')).toEqual({ kind: 'published', name: 'Feeds', settings: {} });
  });
});

describe('connectorChange', () => {
  it('is nothing where nothing was changed', () => {
    expect(connectorChange(stored, untouched)).toEqual({});
  });

  it('holds a new secret and nothing else', () => {
    expect(connectorChange(stored, { ...untouched, username: 'ada', password: 'new' })).toEqual({
      secret: { username: 'ada', password: 'new' },
    });
  });

  it('holds a new name and a new address, and keeps the secret', () => {
    expect(connectorChange(stored, { ...untouched, name: 'Others', url: 'dav.example.com' })).toEqual({
      name: 'Others',
      settings: { url: 'https://dav.example.com' },
    });
  });
});
