import { type Algorithm, hash, verify } from "@node-rs/argon2";

// OWASP's recommendation for argon2id: 19 MiB, two passes, one lane. The hash names its parameters, so raising
// them later leaves the old hashes valid. (The package's enum is ambient and cannot be imported as a value.)
const argon2id: Algorithm.Argon2id = 2;
const parameters = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// The same password typed on another system may arrive composed differently (é as one character or as two).
const normalized = (password: string) => password.normalize("NFKC");

export function hashPassword(password: string): Promise<string> {
  return hash(normalized(password), parameters);
}

export function verifyPassword(input: { hash: string; password: string }): Promise<boolean> {
  return verify(input.hash, normalized(input.password));
}
