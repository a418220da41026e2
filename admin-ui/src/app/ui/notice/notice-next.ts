/** What can be done about what was said. */
export interface NoticeNext {
  readonly act: string;
  readonly run: () => void;
}
