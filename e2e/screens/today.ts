import { messageId } from "../../bin/demo/fill.ts";
import type { Team } from "../../bin/demo/team.ts";

const hour = 3_600_000;

/** What happens in the demo workspace on the day of the pictures: all that the talks of three weeks do not have. */
export async function liveToday(team: Team): Promise<void> {
  await dressUp(team);
  await newcomer(team);
  await inTheWorkshop(team);
  await atTheDesk(team);
  await keep(team);
}

/** Everyone has told what they do, and some have a status. */
async function dressUp(team: Team): Promise<void> {
  const titles = { maren: "Keeps it rolling", teodor: "Master mechanic", yuki: "Frames and paint", lucia: "Front desk", ravi: "Website" };
  for (const [username, title] of Object.entries(titles)) await team.as(username)("users.updateMe", { title, timeZone: "Europe/Lisbon" });
  await team.as("yuki")("users.updateMe", { statusEmoji: "🎨", statusText: "Painting, door closed" });
  await team.as("saoirse")("users.updateMe", { statusEmoji: "🚴", statusText: "Out on the river loop", timeZone: "Europe/Dublin" });
  await team.as("bao")("users.updateMe", { availability: "dnd", statusText: "Counting stock" });
}

/** Names as long as they come. */
async function newcomer(team: Team): Promise<void> {
  await team.join("wilhelmina", "Wilhelmina Aurelia Konstantinopoulos-Featherstonehaugh");
  const name = "accessories-and-second-hand-parts-exchange-for-members";
  const topic = "What you have too much of and somebody else is looking for. Nothing leaves the shelf without a line in the book";
  const { channel } = await team.as("bao")("channels.create", { type: "public", name, topic });
  for (const username of ["maren", "noa", "wilhelmina"]) await team.as(username)("channels.join", { channelId: channel.id });
  await team.say(
    "wilhelmina",
    channel.id,
    "Hello! I am here until March to learn wheels. I have four Sturmey-Archer shifters too many; does anybody miss one?",
  );
  await team.say(
    "noa",
    channel.id,
    "The whole list: https://freewheel.example/members/exchange/2026/accessories-and-second-hand-parts/sturmey-archer-shifters-and-cables",
  );
  const offer = await team.say("bao", channel.id, "One for the tandem, please. I leave you a saddle cover on the shelf");
  await team.react(offer, "🙏", "noa");
}

async function inTheWorkshop(team: Team): Promise<void> {
  const channelId = await team.channel("workshop");
  await team.react(await team.find(channelId, "It is having its tea"), "😂", "maren", "amina", "lucia", "matteo");
  await team.react(await team.find(channelId, "It is having its tea"), "🫖", "yuki");
  await team.react(await team.find(channelId, "Write the tensions down"), "👍", "matteo", "noa");
  const question = await team.find(channelId, "Long-tail is back with two punctures");
  const thread = { thread: question };
  await team.say("maren", channelId, "Stand 3, @noa. Mind the rack, it bites", thread);
  await team.say("noa", channelId, "It is on. Both holes are on the rim side, so it was the tape", thread);
  await team.say("joss", channelId, "Cloth tape is in the second drawer. Write it on the card, please", thread);
  await team.react(await team.say("noa", channelId, "Done, and there is a piece of cake left", thread), "🍰", "maren", "joss");

  const changed = await team.say("joss", channelId, "Moss green is still sticky. Nobody touches the tandem before Friday, please");
  await team.as("joss")("messages.edit", {
    channelId,
    messageId: changed.id,
    text: "Moss green is dry. The tandem can be built up from tomorrow",
  });
  await team.react(changed, "🎉", "yuki", "maren", "lucia", "teodor");
  const wrong = await team.say("matteo", channelId, "Is anybody using the big stand? Never mind, wrong channel");
  await team.as("matteo")("messages.delete", { channelId, messageId: wrong.id });
  const tea = await team.find(channelId, "It is having its tea");
  await team.say("lucia", channelId, "I read her this word for word. She wants it on a mug", { quote: tea });
  await team.say(
    "teodor",
    channelId,
    "For tomorrow, before anybody touches the hub:\n\n- [x] seal ordered\n- [x] axle measured, **twice**\n- [ ] `0.1 mm` shim from Bảo\n- [ ] tea",
  );
  await team.say("teodor", channelId, "The answer to Matteo's riddle is ||left pedal, left thread||. Do not tell him.");
  const torque = await team.find(channelId, "who “just gives it a little more”");
  await team.as("teodor")("messages.pin", { channelId, messageId: torque.id });
  await team.as("teodor")("messages.pin", { channelId, messageId: (await team.find(channelId, "How we take a bike in")).id });
  await team.say("yuki", channelId, "@maren the paint comes at three. Can you sign for it? I have both hands full of cream");
  await team.as("maren")("channels.updateSettings", { channelId, favourite: true });
}

/** Where not everyone may call everyone. */
async function atTheDesk(team: Team): Promise<void> {
  const channelId = await team.channel("front-desk");
  await team.as("lucia")("channels.update", { channelId, mayMentionEveryone: "moderator" });
  await team.say("lucia", channelId, "@maren the gentleman with the parrot is back, and he asks for you");
  const website = await team.channel("website");
  const reply = { thread: await team.find(website, "one_bike_per_slot") };
  await team.say("amina", website, "Two bookings for half past ten just now, and only one went through. It works", reply);
  await team.say("ravi", website, "@maren that was the last one on your list. May I close it?", reply);
  const direct = await team.direct("ifeoma", "maren");
  await team.say("ifeoma", direct, "The bank has said yes. In writing this time");
}

/** What Maren keeps for later, and what she has written ahead. */
async function keep(team: Team): Promise<void> {
  const maren = team.as("maren");
  const workshop = await team.channel("workshop");
  const rides = await team.channel("rides");
  for (const [channelId, words] of [
    [workshop, "who “just gives it a little more”"],
    [workshop, "Long-tail is back with two punctures"],
    [await team.channel("website"), "New repair status page is live"],
  ] as const) {
    await maren("saved.add", { channelId, messageId: (await team.find(channelId, words)).id });
  }
  const now = Date.now();
  const later = [
    [workshop, "Good morning! The seal is in the post box, please be gentle with it 📦", now + 18 * hour],
    [await team.channel("general"), "Closed on Monday for the stocktake. Soup at noon for everyone who counts", now + 42 * hour],
    [rides, "Lights are charged and in the box by the door. See you at seven", now + 66 * hour],
  ] as const;
  for (const [channelId, text, at] of later) {
    await maren("scheduled.create", {
      channelId,
      id: messageId(new Date()),
      text,
      sendAt: new Date(Math.round(at / hour) * hour).toISOString(),
    });
  }
  await maren("drafts.set", { channelId: await team.channel("general"), text: "Does anybody know who borrowed the" });
}
