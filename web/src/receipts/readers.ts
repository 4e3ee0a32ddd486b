import type { Receipt } from "@chatflow/protocol";

export type Reach = { readBy: string[]; deliveredTo: string[]; others: string[] };

/** Who has read a message, who only has it, and of whom neither is known yet. */
export function reachOf(seq: number, receipts: readonly Receipt[]): Reach {
  const reach: Reach = { readBy: [], deliveredTo: [], others: [] };
  for (const { userId, readSeq, deliveredSeq } of receipts) {
    if (readSeq >= seq) reach.readBy.push(userId);
    else if (deliveredSeq >= seq) reach.deliveredTo.push(userId);
    else reach.others.push(userId);
  }
  return reach;
}
