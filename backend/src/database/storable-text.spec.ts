import { storableJson, storableText } from './storable-text.js';

describe('text for a database', () => {
  it('has neither zero characters nor halves of others', () => {
    expect(storableText('a\0b\uD800c')).toBe('a\uFFFDb\uFFFDc');
  });

  it('is otherwise as it was', () => {
    expect(storableText('Ünï 🎈 \\u0000')).toBe('Ünï 🎈 \\u0000');
  });

  it('is so within JSON, at any depth', () => {
    expect(JSON.parse(storableJson({ a: ['x\0', { b: '\\u0000' }], n: 1 }))).toEqual({
      a: ['x\uFFFD', { b: '\\u0000' }],
      n: 1,
    });
  });
});
