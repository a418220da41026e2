import { CALDAV_SERVERS, caldavServerAt } from './caldav-servers';

it.each(CALDAV_SERVERS.map(({ id, address }) => [address.replace('HOST', 'dav.example.org'), id] as const))(
  'knows %s',
  (address, id) => {
    expect(caldavServerAt(address)).toBe(id);
  },
);

it.each([
  ['https://p42-caldav.icloud.com/123/', 'icloud'],
  ['https://apidata.googleusercontent.com/caldav/v2/', 'google'],
  ['https://dav.example.org/', null],
  ['https://not-icloud.com.example.org/', null],
  ['', null],
])('takes %p for %p', (address, id) => {
  expect(caldavServerAt(address)).toBe(id);
});
