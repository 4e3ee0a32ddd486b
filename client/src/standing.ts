/** Who one is, and to which epoch of the server belongs what is held here. */
export type Standing = {
  myId: string | undefined;
  /** Whether the server has said that one is who was here before: until then nothing is sent in anybody's name. */
  isConfirmed: boolean;
  /** As the server says on the present connection, or said on the last one. */
  epoch: string | undefined;
  /** The epoch that what is held locally belongs to. */
  heldEpoch: string | undefined;
};

export function nobody(): Standing {
  return { myId: undefined, isConfirmed: false, epoch: undefined, heldEpoch: undefined };
}
