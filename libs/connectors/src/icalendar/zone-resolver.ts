import type { CustomZone } from '@calmirror/core';
import { readComponents } from './component-lexer.js';
import type { Component } from './component.js';
import { unescapeText } from './text-value.js';
import { displayedZone } from './zone-display-name.js';
import { fixedZone, zoneDefinition } from './zone-definition.js';
import { fixedOffsetOf, ianaNameOf, legacyNameOf } from './zone-name.js';

/**
 * Finds out, once for each name in a file, which zone a TZID means: IANA's, whose rules are right for all years, where
 * the name tells; else the file's own definition; else what a name shown to people, or one like `GMT+01:00`, says.
 */
export class ZoneResolver {
  private readonly definitions: ReadonlyMap<string, Component>;
  private readonly resolved = new Map<string, string | null>();
  private readonly customZones = new Map<string, CustomZone>();

  /** @param texts VTIMEZONE components of the file */
  constructor(texts: readonly string[]) {
    const components = texts.flatMap((text) => readComponents(text));
    // TZID is a text with escapes where it is a property, and none where events name it as a parameter.
    this.definitions = new Map(components.map((zone) => [unescapeText(zone.value('TZID') ?? ''), zone]));
  }

  /** An IANA name (`UTC` for UTC itself), the id of a custom zone, or null for a name that nothing explains. */
  resolve(name: string): string | null {
    let zone = this.resolved.get(name);
    if (zone === undefined) {
      zone = this.find(name);
      this.resolved.set(name, zone);
    }
    return zone;
  }

  /** The definition of a zone that `resolve` answered; null for IANA's. */
  customZone(id: string): CustomZone | null {
    return this.customZones.get(id) ?? null;
  }

  private find(name: string): string | null {
    const definition = this.definitions.get(name);
    const told = ianaNameOf(name) ?? ianaNameOf(definition?.value('X-LIC-LOCATION') ?? '');
    if (told !== null) return told;
    const own = definition ? zoneDefinition(definition, name) : null;
    if (own) return this.keep(own);
    const guessed = legacyNameOf(name) ?? displayedZone(name);
    if (guessed !== null) return guessed;
    const offset = fixedOffsetOf(name);
    return offset === null ? null : this.keep(fixedZone(name, offset));
  }

  private keep(zone: CustomZone): string {
    this.customZones.set(zone.id, zone);
    return zone.id;
  }
}
