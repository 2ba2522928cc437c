/**
 * Questions on everyday subjects, far from one another and from most libraries. What they reach in a
 * library shows how near to it a question is that it does not answer. A library may be about one or two
 * of them: only their median counts.
 */
export const UNRELATED_QUESTIONS: readonly string[] = [
  'what is the weather going to be tomorrow',
  'how do I bake bread without yeast',
  'who won the match last night',
  'what is the capital of Australia',
  'recommend a film for tonight',
  'write a function that sorts a list',
  'how far away is the moon',
  'when does the next bus leave',
  'what is the square root of 144',
  'who was the first king of England',
  'why is the sky blue',
  'how do I learn to play the guitar',
  'how many calories are in an apple',
  'plan a weekend in Rome for two',
  'how do whales sleep',
  'which phone has the best camera',
  "my neighbour's dog barks all night and I cannot sleep",
  'the tomatoes on my balcony have yellow leaves',
  'my car makes a strange noise when I brake',
  'there are ants in the kitchen and nothing gets rid of them',
  'I have had a cough for two weeks and it does not go away',
  'our cat has stopped eating since we moved house',
  'the zip of my favourite jacket is broken, can it be mended',
  'my grandmother wants to learn how to send pictures with her telephone',
  'we would like to see the northern lights, where and when should we go',
  'I cannot remember the name of the song from that old advertisement',
  'the paint in the bathroom peels off above the shower',
  'my son does not want to do his mathematics homework',
  'I would like to run a marathon but my knee hurts',
  'the cake always sinks in the middle when I take it out of the oven',
  'we are looking for a name for our baby daughter',
  'the river behind our house floods the garden every spring',
];
