import { describeMailSource } from '../contract/describe-mail-source.js';
import { MemoryMailSources } from './memory-mail-sources.js';

describeMailSource('a mailbox in memory', () => {
  const sources = new MemoryMailSources({ secret: 'secret' });
  sources.folder('Sent', 'sent');
  const account = {
    key: 'a',
    host: 'mail.test',
    port: 993,
    security: 'tls',
    username: 'alice',
    login: { kind: 'password', password: 'secret' },
  } as const;
  return Promise.resolve({
    sources,
    account,
    stranger: { ...account, login: { kind: 'password', password: 'wrong' } },
    append: (folder, raw, receivedAt) => void sources.folder(folder).append(raw, receivedAt),
    createFolder: (folder) => void sources.folder(folder),
    deleteFolder: (folder) => sources.deleteFolder(folder),
    expunge: (folder, uid) => sources.folder(folder).expunge(uid),
    changeUidValidity: (folder) => sources.folder(folder).changeUidValidity(),
    marks: (folder) => JSON.stringify(sources.folder(folder).state()),
    cut: () => sources.cut(),
    close: () => Promise.resolve(),
  });
});
