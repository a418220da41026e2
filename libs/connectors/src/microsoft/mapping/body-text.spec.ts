import { bodyText } from './body-text.js';

const converted = (content: string): string =>
  `<html><head>\r\n<!-- converted from text -->\r\n<style><!-- p { margin: 0 } --></style></head>\r\n<body>\r\n<div class="PlainText">${content}</div>\r\n</body>\r\n</html>\r\n`;

describe('the text of a body', () => {
  it('that is text is what it says, whatever it looks like', () => {
    expect(bodyText({ contentType: 'text', content: 'Bring <b>two</b> &amp; more\r\n' })).toBe(
      'Bring <b>two</b> &amp; more',
    );
  });

  it('that is HTML is read as a page', () => {
    const content = '<html><body><p>Agenda</p><ul><li>One</li><li>Two</li></ul></body></html>';
    expect(bodyText({ contentType: 'html', content })).toBe('Agenda\n\n * One\n * Two');
  });

  it('that Exchange made HTML of comes back line by line', () => {
    const content = converted('One<br>\r\n<br>\r\n &nbsp;&lt;two&gt; &amp;amp; &quot;three&quot; &#8364; &#x20AC;');
    expect(bodyText({ contentType: 'html', content })).toBe('One\n\n  <two> &amp; "three" € €');
  });

  it('keeps the addresses that Exchange made links of', () => {
    const content = converted('See <a href="https://a.test/x?y=1&amp;z=2">https://a.test/x?y=1&amp;z=2</a>');
    expect(bodyText({ contentType: 'html', content })).toBe('See https://a.test/x?y=1&z=2');
  });

  it('leaves entities that are none as they are', () => {
    expect(bodyText({ contentType: 'html', content: converted('&#9999999; &#xFFFFFF; &zz;') })).toBe(
      '&#9999999; &#xFFFFFF; &zz;',
    );
  });

  it.each([
    undefined,
    null,
    {},
    { contentType: 'text' as const, content: ' \r\n' },
    { contentType: 'html' as const, content: '<html><body></body></html>' },
  ])('of %j is nothing', (body) => expect(bodyText(body)).toBeNull());
});
