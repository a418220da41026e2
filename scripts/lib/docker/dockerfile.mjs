import fs from 'node:fs';
import { DockerfileParser } from 'dockerfile-ast';

/** The words of an instruction written as a JSON list, as CMD and HEALTHCHECK are here. */
function words(text) {
  const list = text.replace(/^CMD /, '');
  return list.startsWith('[') ? JSON.parse(list) : [];
}

function read(instruction) {
  const args = instruction.getArguments().map((argument) => argument.getValue());
  const flags = (instruction.getFlags?.() ?? []).map((flag) => [flag.getName(), flag.getValue()]);
  const keyword = instruction.getKeyword();
  return { keyword, args, flags: Object.fromEntries(flags), words: words(args.join(' ')) };
}

/**
 * The stages of a Dockerfile in their order: `{ name, image, steps }`, a step being `{ keyword, args, flags, words }`.
 * `words` is empty but for an instruction that is written as a JSON list.
 */
export function readDockerfile(file) {
  const stages = [];
  for (const instruction of DockerfileParser.parse(fs.readFileSync(file, 'utf8')).getInstructions()) {
    const step = read(instruction);
    if (step.keyword === 'FROM') stages.push({ name: step.args[2], image: step.args[0], steps: [] });
    else stages.at(-1).steps.push(step);
  }
  return stages;
}
