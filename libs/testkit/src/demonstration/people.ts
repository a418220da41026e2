import type { OAuthPerson } from '../servers/oauth/oauth-person.js';

/** A directory of Microsoft, by its id with its domain. */
export const DIRECTORY = { '5f0d0000-0000-4000-8000-0000000000f0': 'fjord.example' };
const [tenant] = Object.keys(DIRECTORY);

export const MAYA = { id: '108000000000000000001', mail: 'maya@harbour.example', name: 'Maya Lindqvist' };
export const TOM = { id: '108000000000000000002', mail: 'tom@harbour.example', name: 'Tom Okafor' };

/** The same Maya, as her customer knows her. */
export const MAYA_AT_FJORD = {
  id: '6a000000-0000-4000-8000-000000000001',
  mail: 'maya.lindqvist@fjord.example',
  name: 'Maya Lindqvist',
  tenant,
};
export const JONAS = {
  id: '6a000000-0000-4000-8000-000000000002',
  mail: 'jonas.berg@fjord.example',
  name: 'Jonas Berg',
  tenant,
};

/** Who has an account at the demonstration's Google, and at its Microsoft 365. */
export const GOOGLE_PEOPLE: readonly (OAuthPerson & { readonly name: string })[] = [MAYA, TOM];
export const MICROSOFT_PEOPLE: readonly (OAuthPerson & { readonly name: string })[] = [MAYA_AT_FJORD, JONAS];
