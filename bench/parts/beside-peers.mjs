import { figure } from './figure.mjs';
import { floor, product } from './queues.mjs';

/**
 * The product's figure under `name` beside the best of its peers, so that a name is one figure; then beside each other
 * one, and beside the floor, under `name` with whom it stands beside.
 * @param {string} name
 * @param {string} unit
 * @param {readonly { is: string, value: number }[]} results one for each queue
 * @param {(values: number[]) => number} best
 */
export function besidePeers(name, unit, results, best) {
  const ours = results.find(({ is }) => is === product);
  const least = results.find(({ is }) => is === floor);
  const peers = results.filter((result) => result !== ours && result !== least);
  const rival = peers.find(({ value }) => value === best(peers.map((peer) => peer.value)));
  const others = [least, ...peers.filter((peer) => peer !== rival)];
  return [
    figure(name, ours.value, unit, rival),
    ...others.map((other) => figure(`${name}.beside-${inOneWord(other.is)}`, ours.value, unit, other)),
  ];
}

const inOneWord = (words) => words.toLowerCase().replace(/[^a-z]+/g, '-');
