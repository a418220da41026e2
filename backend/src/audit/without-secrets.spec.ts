import { withoutSecrets } from './without-secrets.js';

describe('withoutSecrets', () => {
  it('blacks out what looks like a secret, at any depth and of any shape', () => {
    const record = {
      name: 'Rota',
      secret: { username: 'ada', password: 'pw' },
      settings: { accessToken: 't', nested: [{ Authorization: 'Basic x' }] },
    };
    expect(withoutSecrets(record)).toEqual({
      name: 'Rota',
      secret: '[redacted]',
      settings: { accessToken: '[redacted]', nested: [{ Authorization: '[redacted]' }] },
    });
  });

  it('leaves whether there is one, and that there is none', () => {
    expect(withoutSecrets({ secret: null, hasSecret: true })).toEqual({ secret: null, hasSecret: true });
  });

  it('has nothing to say of nothing', () => {
    expect(withoutSecrets(null)).toBeNull();
  });
});
