import fs from 'node:fs';
import path from 'node:path';
import { must } from '../command.mjs';
import { copyContext } from './context.mjs';

/**
 * Carries out a Dockerfile's own instructions without an engine: each stage is a folder, in which WORKDIR, COPY,
 * RUN and ENV do what they say. What the image would hold is then in the last stage's folder.
 */
export class Rehearsal {
  #folder;
  #context;
  #stages = new Map();

  constructor(folder) {
    this.#folder = folder;
    this.#context = path.join(folder, 'context');
  }

  /** Resolves to the last stage: `{ workdir, env, command, health }`. */
  async run(stages, say) {
    copyContext(this.#context);
    let stage;
    for (const { name, image, steps } of stages) {
      const home = path.join(this.#folder, name);
      const base = this.#stages.get(image);
      stage = { home, workdir: home, env: { ...base?.env } };
      this.#stages.set(name, stage);
      for (const step of steps) await this.#carryOut(step, stage, say);
    }
    return stage;
  }

  async #carryOut({ keyword, args, flags, words }, stage, say) {
    say(`${keyword} ${args.join(' ')}`);
    if (keyword === 'WORKDIR') fs.mkdirSync((stage.workdir = path.join(stage.home, args[0])), { recursive: true });
    else if (keyword === 'ENV') for (const pair of args) stage.env[pair.split('=', 1)[0]] = pair.replace(/^[^=]+=/, '');
    else if (keyword === 'COPY') this.#copy(args, flags.from, stage);
    else if (keyword === 'RUN') await must('/bin/sh', ['-c', args.join(' ')], { cwd: stage.workdir, env: stage.env });
    else if (keyword === 'CMD') stage.command = words;
    else if (keyword === 'HEALTHCHECK') stage.health = words;
    else if (!['USER', 'EXPOSE'].includes(keyword)) throw new Error(`${keyword} cannot be rehearsed.`);
  }

  /** Like Docker, puts a folder's content into the target, and a file into a target that ends with a slash. */
  #copy(args, from, { workdir }) {
    const origin = from ? this.#stages.get(from).home : this.#context;
    const target = path.join(workdir, args.at(-1));
    for (const place of args.slice(0, -1)) {
      const source = path.join(origin, place);
      const intoFolder = args.at(-1).endsWith('/') && fs.statSync(source).isFile();
      fs.cpSync(source, intoFolder ? path.join(target, path.basename(place)) : target, {
        recursive: true,
        verbatimSymlinks: true,
      });
    }
  }
}
