/** One property as the file has it, unfolded, its value still encoded. */
export interface Property {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
}

/** A component of an iCalendar stream, with those properties that are ever looked at. */
export class Component {
  private readonly properties = new Map<string, Property[]>();
  readonly components: Component[] = [];

  constructor(readonly name: string) {}

  add(property: Property): void {
    const same = this.properties.get(property.name);
    if (same) same.push(property);
    else this.properties.set(property.name, [property]);
  }

  all(name: string): readonly Property[] {
    return this.properties.get(name) ?? [];
  }

  first(name: string): Property | null {
    return this.properties.get(name)?.[0] ?? null;
  }

  /** Value of the first property of this name that has one, without blanks around it. */
  value(name: string): string | null {
    return (
      this.all(name)
        .find((property) => property.value.trim() !== '')
        ?.value.trim() ?? null
    );
  }

  /** The same with its blanks. */
  text(name: string): string | null {
    return this.all(name).find((property) => property.value.trim() !== '')?.value ?? null;
  }
}
