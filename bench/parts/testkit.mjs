// The servers that stand in for providers, as `npm start -- --demo` has them.
import path from 'node:path';
import { root } from '../../scripts/bootstrap/root.mjs';

const load = (file) => import(path.join(root, 'dist/demonstration/libs/testkit/src/servers', file));

export const { GoogleServer } = await load('google/google-server.js');
export const { GraphServer } = await load('graph/graph-server.js');
export const { OAuthServer } = await load('oauth/oauth-server.js');
