/**
 * SHA-256 of a text's UTF-8 bytes, as 64 lower-case hexadecimal digits. Handed in: Node's is a hundred times faster than
 * the browser's asynchronous one, and the core knows neither. In Node: `(text) => hash('sha256', text)`.
 */
export type Digest = (text: string) => string;
