# Soft Landing, English.
# Invitations, plain and short; reading age about eleven. No blame, no cheer, no exclamation marks.
#
# For translators. What the reader is called: familiar, as a friend would say it; never a patient or a user.
# "Practice" is both what can be practised (a breath, a look around) and one time of doing it.
# "Hardness" is how hard the moment is, from 0 to 10. "Presence" is how much somebody is here, from 0 to 10: numb or
# absent is 0. "Far away" is a state of being numb or not quite here, not a place. "Here" is in this state.
# "Kept" is written down on this computer, and nowhere else.
# "Bowl" is the sound of a singing bowl. "Gentler" is a button that goes on with something smaller.
#
# Variables that mean the same everywhere: $title is the title of a practice. $count is a whole number. $number is a
# number from 0 to 10, or the place of something in a list. $length is a time: "30 seconds", "5 minutes". $day is a date
# or "Today". $path, $folder and $file are places on the disk. $state and $here are the name of a state, such as "Far
# away". $least and $most are bounds. $found is what stands in a file, shortened. $what, in brackets, is what the
# computer says about a fault: it stays as it is.
# Screen readers say some strings that are not seen. Their comments say so.

## The parts of the window
# The name of the program. It stays as it is.
app-name = Soft Landing
# For screen readers.
scroll-bar = Scroll bar
navigation = Places to go
said-going-on = Going on.
said-did-you-hear = Did you hear this?
# The first screen: how things are now, and Begin.
nav-now = Now
nav-practices = Practices
# Practices for two people, or for a child with a grown-up.
nav-together = Together
# What was kept, as a list and as pictures.
nav-look-back = Look back
# Leads to helplines and people of one's own.
nav-people = People
nav-settings = Settings
nav-help = Help
nav-back = Back
# For screen readers, of the place one is at.
nav-here = You are here
# A button on every screen, and a verb: covers the window at once.
hide = Hide
# Below a note on the screen.
notice-more = { $count ->
    [one] There is one more note.
   *[other] There are { $count } more notes.
}
# Said by screen readers of the cross beside a note. $words is the note.
notice-close-this = Close this note: { $words }

## States
# The four states. A map that many use; each with how it feels.
state-settled = Settled
state-settled-feeling = calm, connected
state-stirred-up = Stirred up
state-stirred-up-feeling = tense, racing
state-far-away = Far away
state-far-away-feeling = numb, heavy, blank
state-mixed = Mixed
state-mixed-feeling = or not sure

# The same names in the middle of a sentence, where a language writes them otherwise.
state-settled-in-sentence = settled
state-stirred-up-in-sentence = stirred up
state-far-away-in-sentence = far away
state-mixed-in-sentence = mixed

## How it is
# The first question of the first screen, in large type.
now-question = How are things right now?
# The same question after a practice. Short and open.
after-question = And now?
# Between the question and the lantern with the button Begin: answering is not needed.
or-begin = or
hardness-question = How hard is this moment?
hardness-none = not hard
hardness-most = the hardest
# From 0, not here, to 10, fully here. Asked when numb or far away.
presence-question = How present are you?
presence-none = not here
presence-most = fully here
# Over the numbers, where two questions follow each other. $step is 1 or 2.
rating-step = { $question } · { $step } of 2
# A link that answers nothing to a question and goes on.
leave-out = Skip
# Part of a list, with commas: "Far away, 6, present 3".
rating-presence = present { $number }
rating-words-label = Words, up to three (optional)
# Below it, in a line to write in: typing finds one of the words, or says another.
rating-words-own = Find a word, or write your own
# A link beside "Skip": shows other words to choose from.
rating-words-more = More words
# Words for how one feels, to choose from after a practice: one list for each of the four states, about twelve words each,
# with commas between them, from quiet to strong. Single everyday words that a child of eleven knows, none that judges
# or frightens. What is chosen is kept as it stands here.
feelings-settled = calm, rested, safe, warm, tender, close, curious, hopeful, thankful, proud, glad, joyful
feelings-stirred-up = restless, uneasy, tense, nervous, worried, annoyed, jealous, overwhelmed, afraid, angry, panicky, furious
feelings-far-away = tired, quiet, slow, heavy, foggy, distant, blank, empty, numb, unreal, frozen, lost
feelings-mixed = unsure, confused, torn, moved, sorry, disappointed, hurt, lonely, guilty, ashamed, sad, grieving

## Now
# A verb, on the largest button.
begin = Begin
minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
seconds-short =
    { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }
# In place of a length, for a practice that waits for the person.
own-pace = at your own pace
# Under a title, in a list: makes no sound.
about-silent = silent
about-with-sound = with sound
about-no-holds = no holds
about-holds = holds the breath
chip-sound = Sound
# On a small button, so short.
chip-minutes = { $count } min
length-label = Length
# Opens why it is offered, and what is known about it.
why-this = Why this?
# The same once it is open.
now-why-hide = Hide why
# Four ways at the foot of the first screen, two words or three.
now-someone = With someone
now-company = Just company
now-else = Something else
# A switch.
else-sound = With sound
# A heading over how long and whether with sound. $title is the name of a practice.
else-begin = Begin with “{ $title }”
# The title of a card, when the moment is 9 or 10. It leads to people and helplines.
very-hard-card = Talking to someone may help most now
# Under the same title, after two practices in a row that were followed by a harder moment.
twice-harder-card-about = The last two times were harder afterwards. That isn’t your fault.
very-hard-card-about = People you could reach, and places to ask.
# A quiet link that leads to people, helplines and a small plan.
danger-link = Are you in danger right now?
# Five doors on the first screen, one verb each.
door-breathing = Breathe
door-grounding = Ground
door-movement = Move
door-sound = Sound
door-together = Together
# The way to what may help at night, on the first screen from nine in the evening to five in the morning.
door-night = Night
# The same families as headings.
family-breathing = Breathing
family-grounding = Grounding
family-movement = Movement
family-sound = Sound
family-company = Company
family-reflection = Reflection
family-together = Together

## Why something is offered
# Under a card. $easier times of $of times the number was lower afterwards.
offer-own-easier = From { $here }: easier { $easier } of { $of } times in your records.
# The same where somebody was more present afterwards.
offer-own-more-here = From { $here }: more here { $easier } of { $of } times in your records.
# Not practised yet. $reason is one of the sentences below.
offer-new = New for you. { $reason }
# One reason for each state and family. Said under a card.
reason-settled-breathing = A calm moment is a good time to try a breath.
reason-settled-company = A calm moment is a good time to be with someone.
reason-settled-grounding = Looking around can help this last.
reason-settled-sound = A low sound can be pleasant from here.
reason-settled-reflection = There may be room for words now.
reason-settled-movement = A small movement can feel good from here.
reason-stirred-up-movement = Stirred up: moving can be easier than keeping still.
reason-stirred-up-grounding = Looking around gives your eyes something to do.
reason-stirred-up-breathing = After some movement, a soft breath may suit.
reason-stirred-up-company = Someone near can make it less alone.
reason-stirred-up-sound = A sound gives the out-breath something to do.
reason-stirred-up-reflection = Words can wait, or help. You choose.
reason-far-away-movement = Far away: a small movement first.
reason-far-away-grounding = Light and things around you, one at a time.
reason-far-away-sound = A sound can be felt from far away.
reason-far-away-company = Someone near, nothing to do.
reason-far-away-reflection = A few words, if there are any.
reason-far-away-breathing = A soft breath, only if it feels all right.
reason-mixed-grounding = Not sure is fine. Looking around asks for little.
reason-mixed-company = Company asks for nothing.
reason-mixed-breathing = A soft breath you can also ignore.
reason-mixed-movement = A small movement may show how things are.
reason-mixed-sound = A low sound, if it feels right.
reason-mixed-reflection = A few words may help to see it.

## Practice
practice-stop = Stop
practice-pause = Pause
practice-go-on = Go on
practice-gentler = Gentler
# Opened by Ctrl and K: a field, and below it where the words lead.
palette-title = Go anywhere
palette-label = Where to?
palette-hint = A practice, a screen, a setting
palette-found = Ways to go
palette-nothing = Nothing by these words.
# Above the list, while a practice is paused.
palette-waits = Your practice waits. Esc goes back to it; going somewhere ends it.
palette-begins = Begins now
palette-opens = Opens its page
palette-glimmer = A small good moment
palette-company = A lantern in a corner
# A page of the settings: “Settings: Sound”.
palette-settings = { $title }: { $page }
# Why the screen stays awake in a practice: the system may show it to others.
awake-reason = Something is being shown
# The small window's title: others may see it.
small-title = A minute
# A button of the small window: the same practice in the whole window.
small-larger = Larger
small-larger-about = The practice goes on in the whole window.
# In the whole window, meanwhile.
small-elsewhere = Your practice goes on in the small window.
small-here = Show it here
# For screen readers: a small picture in a corner of the screen.
company-name = A lantern that breathes
company-about = Press it for a short practice. Esc closes it.
# A button during a practice. It shows what may help, and the practice waits.
practice-worse = Feels worse?
# The same where there is room for one short word.
practice-worse-short = Worse?
# What helps with any practice that says nothing of its own.
worse-usual = You can stop following. Breathe as you like. Look around.
worse-ways = It is paused. You can stop, go on, or choose Gentler below.
worse-person = Talk to someone
practice-sound = Sound
practice-sound-off = Silent
# For screen readers: what a press on Sound or Silent does.
practice-sound-turn-off = Turns the sound off
practice-sound-turn-on = Turns the sound on
practice-next = Next
# A button: I have found one thing that I see, hear or feel.
practice-noticed = I have one
# A button, pressed as each breath in begins.
practice-tap = Tap
# A button: go on without this one.
practice-skip = Skip
# A button: see instead of hear, and so on.
practice-swap = Another sense
# How many of the things to notice are done.
practice-count = { $done } of { $count }
practice-paused = Paused
practice-paused-here = Paused. { $guidance }
# The computer was asleep in the middle of a practice.
practice-absent = Paused. The computer was asleep, or busy.
practice-write-label = Your words
practice-copy = Copy
practice-copied = Copied
practice-copied-about = It can be pasted elsewhere. Hide clears it.
practice-not-kept = Nothing you type here is kept.
# A thing that was laid on a pile, as screen readers say it: "Their mood: Not mine". A press takes it up again.
practice-sort-laid = { $thing }: { $pile }
# How many things are still to be laid on a pile.
practice-sort-left = { $count } left
# A button: take another of the things first, and this one later.
practice-sort-another = Another one
practice-sort-all = Each has a place. Press one to move it.
# A button: show the sentences that were written, as one text.
practice-sentences-read = Read it whole
# A button: back to the fields.
practice-sentences-change = Change it
practice-sentences-none = Nothing is written yet. That’s fine.
# Whose turn it is to speak, of two people.
practice-turn-a = First person
practice-turn-b = Second person
practice-turn-both = Both of you
# The last words of every practice. They stand for four seconds.
practice-landing = That’s the end. Take your time.
# Said by screen readers of a drawing that moves with the breath, as the next lines are.
practice-picture-flower = A flower that opens as you breathe in
practice-picture-candle = A candle whose flame bends as you breathe out
practice-picture-flower-and-candle = A flower to smell, and a candle to blow on
practice-picture-cup = A warm cup, and steam that bends as you breathe out
practice-picture-hand = A hand. A light goes up a finger as you breathe in, and down as you breathe out
practice-picture-dark = Nothing to see. The breath is heard
practice-picture-wall = A small lantern at a wall of light
practice-picture-feet = Two feet drawn in light
practice-picture-palms = Two hands drawn in light. They meet as you press
practice-picture-animal = An animal asleep, drawn in light. Its side rises and falls
practice-picture-tree = A tree drawn in light
practice-picture-rain = Slow drops on a window
practice-picture-company = Two lanterns resting side by side
practice-picture-look = A light that goes slowly along the horizon
practice-picture-listen = A small lantern, and ripples going out from it
practice-picture-taps = Two lights, one on each side
# $count is how many lights there are by now: one for each thing that was found.
practice-picture-lights = { $count ->
    [0] A ring, and a small lantern below it
    [one] A ring with one small light in it
   *[other] A ring with { $count } small lights in it
}
practice-picture-wave = A wave that climbs and falls. A small lantern rides it
# A time the person sets: "30 seconds", "1 minute".
practice-wait-question = How long?
practice-wait-over = That time has passed.
practice-wait-again = Again
# Said by screen readers of a number from 0 to 10 that the person moves as time goes by.
practice-scale = How strong it is, from 0 to 10
practice-scale-most = 10, the strongest
practice-scale-none = 0, not there
practice-scale-hint = Move it up and down as it changes.
# A puzzle: square tiles with bits of a line on them are turned until the line is whole and a small lantern lights all
# of it. Screen readers say all of this. $side is how many tiles there are in a row.
shapes-board = { $side } by { $side } tiles to turn. Enter turns one, arrows move.
shapes-whole = The line is whole. Another one comes.
# $sides is such as "up and right": where the line on the tile leaves it.
shapes-tile = Row { $row }, column { $column }: opens { $sides }
# The same where the light of the lantern comes to it.
shapes-tile-lit = Row { $row }, column { $column }: opens { $sides }, lit
# Sides of a tile, as in "up and right".
shapes-two = { $first } and { $second }
shapes-three = { $first }, { $second } and { $third }
shapes-up = up
shapes-right = right
shapes-down = down
shapes-left = left
# Said by screen readers of the picture.
practice-picture = A lantern that grows and shrinks with the breath
# What to do now, in large type: one or two words. Breathe in, a little more, and so on.
beat-in = In
beat-sip = A little more
beat-hold = Hold softly
beat-out = Out
beat-rest = Rest
beat-hum = Hum
# Press or tense, then let go: hands, feet or a wall.
beat-press = Press
beat-release = Let go
# Tap on the left side, then on the right.
beat-tap-left = Left
beat-tap-right = Right
beat-look = Look
beat-listen = Listen
# $beat is one of the words above: "In, through your nose".
way-nose = { $beat }, through your nose
way-mouth = { $beat }, through your mouth
# Through the left nostril, or to the left.
way-left = { $beat }, left side
way-right = { $beat }, right side
# What is asked when another sense was chosen.
sense-see = Something you see
sense-feel = Something you feel on your skin
sense-hear = Something you hear
sense-smell = Something you smell
sense-taste = Something you taste

## After
# $by is a number from 1 to 10. Nothing is praised.
after-easier-hardness = Easier than before, by { $by }.
after-same-hardness = About the same as before.
after-harder-hardness = Harder than before, by { $by }. That happens. It isn’t your fault.
# More present. Being present is not better or worse by itself.
after-easier-presence = A little more here than before.
after-same-presence = About as present as before.
after-harder-presence = Further away than before. That happens. It isn’t your fault.
after-went-far-away = You went far away. That is a way of coping. It isn’t your fault.
after-came-back = You’re less far away. Feeling more can be a step, even if it hurts.
# There was no answer before the practice.
after-only-now = Noted, as it is now.
# There is no answer at all, and none is needed.
after-nothing-said = You took this time. No words are needed.
after-stopped = You stopped when you wanted to.
# The three answers below end this sentence.
after-stopped-question = Was it …
after-reason-enough = Enough
after-reason-not-for-me = Not for me
after-reason-interrupted = Interrupted
after-keep-question = Keep this on this computer?
after-keep-about = Stays on this computer. Anyone who uses your login could open it. You can delete it at any time.
# A button. It keeps this practice and all later ones.
after-keep-yes = Keep it
after-keep-no = Don’t keep
after-kept = Kept here
# Shown for a moment, until it is on the disk.
after-being-kept = Being kept
after-awaits-room = Waiting for room on the disk
after-awaits-journal = Not kept yet: waiting for the disk
after-not-kept = Not kept
after-dont-keep = Don’t keep
after-do-keep = Keep it
# In guest mode.
after-guest = Guest: nothing is kept
# A button that goes back to the first screen.
after-done = Done
after-longer = A little longer
after-else = Something else
# Said by screen readers of a drawing of two heights, of 0 to 10.
after-trail = From { $before } to { $after }
after-person = A person
after-quiet = Nothing to answer. Rest as long as you like.

## Look back
look-back-empty = Nothing is kept here yet. After a practice you can choose to keep it.
look-back-reading = Reading what is kept.
look-back-not-keeping = Keeping is off. You can turn it on in Settings.
look-back-guest = Guest: what was kept is not shown.
look-back-today = Today
look-back-yesterday = Yesterday
# How it ended. Part of a list with commas, so in small letters.
look-back-whole = to its end
look-back-enough = stopped, it was enough
look-back-not-for-me = stopped, not for me
look-back-interrupted = stopped early
look-back-gentler = went on more gently
# $before and $after are such as "Stirred up, 8".
look-back-before-after = { $before } before, { $after } after
look-back-before-only = { $before } before
look-back-after-only = { $after } after
look-back-no-rating = without a rating
# Said by screen readers. $time is such as "14:05".
look-back-delete-this = Delete { $title }, { $time }
look-back-deleted = Deleted: { $title }
# Undoes a deletion.
look-back-undo = Bring it back
look-back-undo-this = Bring it back: { $title }, { $time }
# Said by screen readers.
look-back-deleted-say = Deleted: { $title }. Enter brings it back, and so does Ctrl and Z.
look-back-restored = It is back: { $title }
look-back-delete-all = Delete everything
look-back-delete-all-question = Delete every kept practice, all your words, your plan and the people you named from this computer? This can’t be undone.
look-back-delete-all-yes = Delete everything
look-back-delete-all-no = Keep it all
look-back-more = Show older ones

## Practices
practices-title = Practices
together-title = With others
# For practices in which the breath is held, shown only on a yes.
practices-held-title = With a held breath
practices-held-about = These hold the breath. Please read this first.
# Every part of this matters: who could come to harm. Translate it with a doctor if you can.
practices-held-caution = Don’t do these if you are pregnant. Nor with heart trouble, or blood pressure that is not under control. Nor with epilepsy, a lung illness, glaucoma, another eye illness, or panic. Nor after a stroke, or surgery lately. Nor after choking, being strangled, or nearly drowning. Never while driving or in water.
# A button.
practices-held-yes = I have read this, show them
practices-held-back = Keep them hidden
practices-cold-title = With something cold
practices-cold-about = These put something cold on your skin. Please read this first.
practices-cold-caution = Don’t do these if you have heart trouble, a slow heartbeat, or heart medicine such as beta-blockers. Nor with an eating disorder, asthma or a cold allergy, or while you are pregnant. Nor when you feel far away, or after bad times with water.
practices-cold-yes = I have read this, show the cold ones
practices-cold-back = Keep the cold ones hidden
# A heading: the exercises a person made or copied here.
practices-own = Your own
# Said by screen readers of the button Begin.
practices-begin-this = Begin { $title }
# { $people }: how many people took part in all; 0 if that is not known.
about-evidence-trial =
    { $people ->
        [0] Tested in one trial or in several.
       *[other] Tested with about { $people } people, in one trial or in several.
    }
# The grade of the evidence, as a sentence.
about-evidence-small = Looked at in small studies.
about-evidence-practice = Known from practice. Not tested by itself.
about-sources = Sources
about-cautions = Good to know
about-if-worse = If it feels worse
about-postures = Ways to sit or stand
# A heading over words such as "eyes, hands".
about-needs = What it uses
# What to know before a practice: each a whole sentence.
caution-dizzy-stop = Tingling or dizzy? Stop following, breathe as usual, look around.
caution-breath-hold = The breath is held. Not for everyone.
caution-cold = Something cold touches you.
caution-body-focus = Turns to the body. Looking outward works too.
caution-emotion = Feelings may come up. You can stop at any time.
caution-touch = You touch your own body. A blanket works too.
caution-loud = You make a sound that others may hear.
caution-effort = Takes some strength. Skip what hurts.
caution-closed-eyes = Eyes may close. Open is fine too.
caution-heart = Not with heart trouble or a slow heartbeat. Not with heart medicine, such as beta-blockers.
caution-blood-pressure = Not if your blood pressure is high and not under control.
caution-pregnancy = Not while you are pregnant.
caution-lungs = Not with bad asthma or a lung illness.
caution-balance = You could lose your balance. Have something to hold on to.
caution-cold-allergy = Not if cold makes your skin swell or itch.
caution-outdoors = It leads outside. Go where you feel safe, away from traffic.
caution-eating = Better not with an eating disorder.
caution-scent = A strong smell or taste. Not with migraine or asthma, or if it brings something back.
caution-imagery = Pictures in the mind. Stop if one turns bad.
caution-other-people = It needs someone else. You choose whom you ask.
caution-sleep-loss = Not in a manic time. Not with untreated pauses in breathing, or seizures, at night. Not when you need to be wide awake, as for driving.
# The same in a few words, joined by “ · ” on a card.
caution-brief-dizzy-stop = Can make you dizzy: stop then
caution-brief-breath-hold = Holds the breath
caution-brief-cold = Cold on your skin
caution-brief-body-focus = Turns to the body
caution-brief-emotion = Feelings may come up
caution-brief-touch = Touch
caution-brief-loud = Makes a sound
caution-brief-effort = Takes some strength
caution-brief-closed-eyes = Eyes may close
caution-brief-heart = Not with heart trouble
caution-brief-blood-pressure = Not with uncontrolled blood pressure
caution-brief-pregnancy = Not when pregnant
caution-brief-lungs = Not with lung trouble
caution-brief-balance = Mind your balance
caution-brief-cold-allergy = Not with a cold allergy
caution-brief-outdoors = Goes outside
caution-brief-eating = Not with an eating disorder
caution-brief-scent = A strong smell or taste
caution-brief-imagery = Pictures in the mind
caution-brief-other-people = Asks someone else
caution-brief-sleep-loss = Not if lost sleep is risky for you
# Parts of the body, in a list with commas.
need-sight = eyes
need-hearing = ears
need-hands = hands
need-voice = your voice
need-legs = legs

## Finding a practice
find-label = Search practices
# Stands in the empty search field: what one may type there.
find-hint = What is it? A feeling, a place, a time …
# Where there is less room, and where there is least.
find-hint-short = A feeling, a place …
find-hint-shortest = A feeling …
find-clear = Clear the search
# Unfolds everything by which practices are left out.
filter = Filter
# $count filters are chosen.
filter-chosen = Filter · { $count }
filter-clear = Clear filters
# Names of shelves with practices. $state is a state, such as "stirred up".
shelf-yours = Yours
shelf-yours-empty = Your own practices and your favourites stand here.
shelf-from = For { $state }
shelf-in-bed = In bed, in the dark
shelf-a-minute = A minute
shelf-everything = All practices
# Beside the name of a shelf: everything on it. The second is what a screen reader says.
shelf-all = All
shelf-all-of = All: { $shelf }
shelf-all-count = { $count ->
    [one] All: { $count } practice
   *[other] All { $count } practices
}
# On a card, with little room. In seconds: "4 in, 6 out".
card-pace = { $air_in } in, { $air_out } out
card-own-pace = your own pace
card-seconds = { $count } sec
# Two numbers, or a length with its unit and another: "1–10", "30 sec–2 min".
card-range = { $least }–{ $most }
# One more thing about it: it holds the breath; something is cold; it takes strength; it makes a sound; it ends without a
# question, so that one may fall asleep.
card-holds = holds
card-cold = cold
card-strength = strength
card-sound = makes a sound
card-quiet-end = quiet end
good-for = Good for
# $what is such as "Panic" or "Evenings".
good-for-this = Good for: { $what }
good-for-evenings = Evenings
good-for-panic = Panic
good-for-urges = An urge
# Somebody who died, or is far away, is missed.
good-for-missing = Missing someone
# What is between oneself and somebody else: words, boundaries, making up. Also the name of a door.
good-for-others = With others in mind
good-for-children = With a child
good-for-seconds = A few seconds
filters = More
families = Kind
filter-no-holds = No holds
filter-silent = Silent
filter-eyes-closed = Eyes closed
# Practices that do not turn the attention into the body.
filter-no-body-focus = Not about the body
filter-few-seconds = A few seconds
filter-one-minute = 1 minute or less
filter-three-minutes = 3 minutes
filter-five-minutes = 5 minutes
filter-ten-minutes = 10 minutes or more
filter-animal = With an animal
filter-outdoors = Outdoors
filter-evening = In the evening
# Can be done among people, without being noticed.
filter-in-public = Among people
# $least and $most are lengths with their units, such as "30 seconds".
lengths = { $least } to { $most }
# Here both are minutes: "1 to 10 minutes".
lengths-minutes = { $least } to { $most } minutes
found-count =
    { $count ->
        [one] { $count } practice
       *[other] { $count } practices
    }
# Stands first when words of danger are looked for.
found-people = People to turn to
found-people-about = Numbers to call, and what to do first. Enter opens it.
found-plan-about = For a hard time: what helps you, and who
found-night = The night
found-night-about = When you can’t sleep, after a bad dream, or only some light
# No practice fits the search and the filters.
found-nothing = Nothing here fits all of this.
found-nothing-next = Another word or fewer filters may help.
found-show-all = Show all practices
found-favourites = Favourites
# Said of a card by a screen reader.
found-is-favourite = A favourite.
found-ask-first = More, with something to read first
found-folder = Your own exercises go in { $folder }.
found-pack = To add a pack, drop it on this window.
# A pack is a bundle of exercises that somebody made. $title is its name.
found-pack-here =
    { $count ->
        [one] The pack “{ $title }” has one practice here.
       *[other] The pack “{ $title }” has { $count } practices here.
    }
found-pack-remove = Remove the pack { $title }
# A heading over files that could not be read.
broken-title = Files that need a look
broken-at-line = { $file }, line { $line }
broken-all = Show all { $count } files

## Read this first
gate-title = Read this first
# Over practices that not everybody should do.
gate-about = These are not for everyone. Each has its reason here.
# $titles is a list with commas.
gate-holds-are = Held here: { $titles }
# A button, for one practice.
gate-shows-one = Show this one
gate-leaves-one = Keep it hidden
gate-cold-are = Cold here: { $titles }
gate-leaves-cold = Hide the cold ones again
gate-leaves-held = Hide held breaths again

## The page of a practice
about-picture = The picture in motion, small
about-still-picture = A small picture of it
about-what-happens = What happens
# A heading over a picture of one breath.
about-one-round = One round
# $text is a step, such as "Look. 5 seconds".
about-step-times = { $count ->
    [one] Once
   *[other] { $count } times
}
# How often it was practised.
about-times =
    { $count ->
        [one] Once.
       *[other] { $count } times.
    }
# The pace of the breath at the start.
about-glides = It begins faster, and slows down.
about-begins-as-tapped = It begins at your own pace.
about-kept =
    { $count ->
        [one] Practised once, as far as it is kept. The last time: { $day }.
       *[other] Practised { $count } times, as far as it is kept. The last time: { $day }.
    }
about-kept-none = Nothing of this one is kept so far.
about-kept-off = Nothing is kept, so nothing is counted.
about-favourite = Favourite
about-favourite-line = It stands first in the list.
# Buttons. Seconds were changed, and can be kept as a practice of one's own.
about-keep = Keep as mine
# The same, where it is one's own already.
about-keep-own = Keep the change
# In the place of Begin.
about-keep-and-begin = Keep and begin
about-own-picture = Picture for this practice
# The picture that is set for all practices.
about-picture-everywhere = As everywhere
about-file = Its file: { $path }
about-gone = This practice is not here any more.
about-gone-next = Its file may have been moved or deleted. The others are still here.
## Make it mine
# A button: makes a copy that can be changed.
make-it-mine = Make it mine
make-heading = Make it yours
make-heading-own = Change your own
# The title that such a copy has at first.
make-title-mine = My { $title }
# Becomes part of the copy, under what is known about it.
make-says = Made from “{ $title }”, changed by me. What was found for that one may not hold here.
make-says-own = Changed by me. What was found before may not hold here.
make-gone = This one is not here any more. Nothing else has changed.
make-from = From “{ $title }”. That one stays as it is.
make-in-folder = A file in your own folder, { $folder }.
make-name = Name
make-invitation = One line that invites
# A heading over a part. $kind is such as "Words".
make-part-title = { $number } · { $kind }
make-part-words = Words
make-part-paced = Paced
# Kinds of parts. This one asks to notice something.
make-part-notice = Noticing
make-part-turn = A turn
make-part-write = Own words
make-part-wave = A wave
make-part-scale = A scale
make-part-wait = A time to wait
make-part-word-by-word = Word by word
make-part-shapes = Turning shapes
make-part-check = Did I get it?
make-part-choose = A choice
make-part-sort = Things to sort
make-part-sentences = Sentences to finish
# Said by screen readers. Moves the part up.
make-part-up = Part { $number } up
make-part-down = Part { $number } down
make-part-remove = Remove part { $number }
make-add-part = Add a part
# Said by screen readers. $what is a kind of part, or a step.
make-add-this = Add: { $what }
make-words = Words
make-words-with = Words that stay with it (may be empty)
make-prompt = What is asked
# Below the words of a part: others that take their place one after another.
make-lines = Lines that follow, one on each row (may be empty)
# The words of a part that shows one at a time.
make-single-words = One word on each row
make-choices = Answers, one on each row
make-items = Things, one on each row
make-starts = Beginnings, one on each row
make-piles = Piles to lay them on, one on each row
# A switch: two people practise it at one screen.
make-for-two = For two people at one screen
make-aside = What the other one reads (may be empty)
# In the question "Did I get it?": what is said after the answer "almost".
make-almost = Said after “almost” (may be empty)
# In the same question: what is said when there is no further try.
make-thanks = Said when there is no further try (may be empty)
make-each-taps = Each of you taps your own breath.
# What stands in a part that was added.
make-new-words = Look around.
make-new-notice = Something you can see.
make-new-turn = One speaks, the other listens.
make-new-write = A few words, if there are any.
make-lasts = How long it stays
make-lasts-seconds = Some seconds
# Stays until the person presses Next.
make-lasts-waits = Until Next
make-lasts-fills = Fills the length
make-seconds = Seconds
# The sign for seconds, after a number.
make-unit-seconds = s
make-part-seconds = Part { $number }, seconds
# Said by screen readers. $beat is such as "In".
make-step = { $beat }, step { $number }
# Said by screen readers. $step is the text above.
make-step-seconds = { $step }, seconds
make-step-start = { $step }, seconds at the start
# Said by screen readers. Buttons, half a second each.
make-step-shorter = { $step }, shorter
make-step-longer = { $step }, longer
# Said by screen readers. The end of a step on the curve, to be moved. $beat is such as "In".
make-joint = { $beat }, seconds
make-joint-numbered = { $beat } { $number }, seconds
# Said by screen readers. Several parts have a curve; one of them is shown.
make-curve-which = Which part the curve shows
make-curve-part = Part { $number }
make-no-round = Nothing in this one has a pace, so there is no curve. You can change its parts.
make-start-label = at the start
make-remove-step = Remove { $step }
make-add-step = Add a step
make-earlier = Earlier
make-later = Later
make-step-earlier = { $step }, earlier
make-step-later = { $step }, later
# Nose, mouth, left or right.
make-way = Which way
make-way-any = Any way
make-way-nose = Nose
make-way-mouth = Mouth
make-way-left = Left side
make-way-right = Right side
make-held = The breath is held here. It will stand with the held ones.
make-rounds = How often
make-rounds-fill = Fills the length
make-rounds-counted = A number of rounds
make-rounds-label = Rounds
make-part-rounds = Part { $number }, rounds
make-glides = Begins at another pace, then comes to this one
make-from-tapped = Begins at the pace you tapped.
make-sense = What to notice
make-sense-else = Something else
make-count = How many
make-part-count = Part { $number }, how many
make-who = Whose turn it is
make-lengths = Lengths to choose from
# A row that unfolds what is seldom changed.
make-more = More
# A title or a line names the seconds, which are others now. Pressing it takes the new one.
make-retold-title = Call it “{ $title }”?
make-retold-line = Say “{ $line }”?
# Said by screen readers of a length that can be chosen.
make-length-offered = Offered: { $length }
make-usual = The usual one
make-picture = What it is like now
make-play = Play
make-still = Still
make-undo = Undo
make-redo = Redo
make-save = Save
make-saving = Saving …
make-saved = Saved in your folder.
make-saved-anew = Its file was gone. It is saved in a new one.
# Somebody else had changed the file meanwhile.
make-saved-beside = { $file } was left as it is. This one is saved beside it, with a new name.
make-not-saved = Not saved yet.
make-waited = Not saved yet. It waited here for you.
make-open-page = Open its page
make-delete = Delete this one
# $what is one of the sentences below.
make-in-part = Part { $number }: { $what }
make-needs-name = It needs a name.
make-needs-invitation = It needs one line that invites.
make-needs-words = A few words are needed here.
make-needs-step = It needs at least one step.
make-needs-part = It needs at least one part.
make-not-a-number = Please write a number, such as 4 or 4.4.
# A switch. The button Begin then begins with this practice.
first-minute-this = Begin with this on the first screen
first-minute-length = How long
first-minute-usual = Its usual length
# On the page Settings.
first-minute-line = Begin starts with: { $title }, { $length }
# The person chose $title for Begin, and later chose never to be offered what is in it.
first-minute-unwelcome = Begin starts as it comes. “{ $title }” has something you never want to be offered.
first-minute-gone = Begin starts as it comes. What you chose for it is not here.
first-minute-none = As it comes
trouble-own-not-a-folder = It could not be saved: { $path } is a file, and a folder is needed there. What you made is still here.
trouble-own-read-only = It could not be saved: { $path } may not be changed. What you made is still here.
trouble-own-full = It could not be saved: the disk is full. Make some room and try again. What you made is still here.
trouble-own-gone = That file is not there any more.
trouble-own-name-taken = Another file has that name now. Please rename that one and try again.
trouble-own-other = It could not be saved ({ $what }). Please try again. What you made is still here.
## A practice in a list, told in words or on a page
# After a title in a list, in small letters.
origin-own = your own
# $name is the name of a pack.
origin-pack = from { $name }
list-held = holds the breath
list-asks-first = asks first
# $states is a list with commas.
show-suits = May suit: { $states }
# $minutes is a list with commas: "1, 3, 5".
fact-minutes = { $minutes } minutes
# Among the facts of a practice: two people practise it together.
fact-for-two = for two
# At the foot of a printed page. $app is the name of the program.
page-footer = { $app }. You can stop at any time. This is not therapy, and not for emergencies.
about-happens = What happens
about-opt-in = Please read this first
step-until-next = until you go on
step-fills = as long as you choose
step-tap =
    { $count ->
        [one] tap once, when you breathe in
       *[other] tap { $count } times, each time you breathe in
    }
step-notice =
    { $count ->
        [one] one thing, at your own pace
       *[other] { $count } things, at your own pace
    }
# $who is "First person", "Second person" or "Both of you".
step-turn = { $who }, { $length }
step-write = your own words
# $who is "First person", "Second person" or "Both of you".
step-check = { $who } answers: yes, almost, or not yet
# $choices: the answers, such as "Listen · Help · A hug".
step-choose = one of these: { $choices }
# $who is "First person" or "Second person".
step-choose-who = { $who } chooses: { $choices }
# $piles: such as "Yes · No · Maybe".
step-sort = to lay on one of these: { $piles }
step-sentences = sentences to finish in your own words
step-tap-each = { $count ->
    [one] each of you taps once, when you breathe in
   *[other] each of you taps { $count } times, each time you breathe in
}
step-each = A lantern for each of you.
# $beats: such as "In 4 · Out 6 seconds."
step-other = The second person: { $beats }
step-dark = In the dark, by ear.
# Which picture the breath moves, after the seconds and the rounds.
step-flower = With a flower that opens.
step-candle = With a candle that bends.
step-flower-and-candle = With a flower and a candle.
step-cup = With a cup that steams.
step-hand = With a hand to trace.
step-wall = With a wall to push at.
step-feet = With two feet that light up.
step-palms = With two hands that meet.
step-animal = With an animal asleep.
step-tree = With a tree.
step-rain = With drops on a window.
step-company = With two lanterns that rest.
# $length is a time such as "10 minutes", or "as long as you choose".
step-wave = a wave that climbs and falls, { $length }
# $length as above.
step-scale = a number from 0 to 10 that you move, { $length }
# $choices are times: "30 seconds, 1 minute, 2 minutes".
step-wait = a time that you set: { $choices }
step-words = { $count } words, one at a time, as long as you choose
step-shapes = a puzzle of turning shapes, as long as you choose
# "In 4": $secs is seconds, without a unit. The next text ends the list.
step-beat = { $beat } { $secs }
# $beats is a list: "In 4 · Out 6".
step-beats = { $beats } seconds.
step-rounds =
    { $count ->
        [one] One time.
       *[other] { $count } times.
    }
step-again-and-again = Again and again, for the chosen time.
# $from is as $beats above.
step-glides = It starts with { $from }
step-from-tapped = It starts at the pace you tapped.
# On the axis of a picture: $secs seconds.
curve-secs = { $secs } s

## Settings
settings-title = Settings
# The question above the names of the languages, each in itself.
settings-language = Language
# The five pages of the settings, each one word in a row at the top.
settings-look = Look
settings-theme = Colours
settings-theme-system = As the computer
# Names of colours of the sky: an evening, a morning, and a dim red.
settings-theme-dusk = Dusk
settings-theme-dawn = Dawn
settings-theme-ember = Ember
settings-theme-contrast = Contrast
settings-text-size = Text size
settings-percent = { $percent } %
settings-motion = Movement
settings-motion-system = As the computer
settings-motion-full = Full
settings-motion-reduced = Reduced
# The picture that moves with the breath.
settings-pacer = Picture to follow
settings-pacer-lantern = Lantern
settings-pacer-tide = Tide
settings-pacer-words = Words
settings-sound = Sound
settings-sound-on = Sound on
settings-sound-master = Loudness
settings-sound-cues = Bowl at each change
# A switch. Some practices show one line of words after another.
settings-lines-marked = Quiet bowl at each line
settings-lines-marked-about = Where words change in a practice. For eyes that rest.
# A soft noise that swells with the breath.
settings-sound-bed = Breath in the background
# A switch.
settings-small-sounds = Sound in the small window too
# For headphones that are late.
settings-sound-offset = Sound comes late? Shift it (Bluetooth)
# Milliseconds.
settings-milliseconds = { $ms } ms
settings-practice = Practice
settings-usual-length = Usual length
settings-usual-each = As each practice says
settings-night = Night on the first screen
settings-night-at-night = From nine to five
settings-night-always = Always
settings-night-never = Never
settings-keys = Keys and screen readers
# A switch. Signs are / + - and so on.
settings-letters = Letters and signs act as keys
settings-keys-about = Each key can be changed or turned off. Esc, Tab, Enter and Space stay as they are. So do keys pressed with Ctrl. All that a key does can be done without it too.
# Two buttons beside each key, and what a screen reader says of them. $what is what the key does.
settings-key-change = Change
settings-key-change-name = Change the key: { $what }. Now { $key }
settings-key-off = Turn off
settings-key-off-name = Turn off the key: { $what }
settings-key-on = Turn on
settings-key-on-name = Turn on the key: { $what }
# In the place of a key that is off.
settings-key-none = Off
# Said by screen readers of the keys of two people.
settings-key-some = On
# In the place of a key, while the next one pressed is to be the new one.
settings-key-press = Press a key
settings-key-press-said = Press a key: { $what }. Esc leaves it as it is.
# Said by screen readers: what the key does, and which it is now.
settings-key-now = { $what }: { $key }
settings-keys-usual = All keys as they were at first
# $key is taken by another. $what is what it does there.
key-taken = { $key } is taken: { $what }. Please choose another key.
key-letters = Letters and signs are off here. Please choose another key, or turn them on above.
key-reserved = That key keeps its own meaning. Please choose another key.
# A switch.
settings-announce = Screen readers say each breath, not only each part
# In what way the program tells a screen reader what is new.
settings-spoken = How screen readers are told
settings-spoken-usual = The usual way
settings-spoken-other = The other way
settings-spoken-try = Try it
settings-spoken-about = Press Try it. If you hear nothing, choose the other way and try again. Orca older than 45.2 needs it.
# A person can give the four states other names.
settings-names = Your own names for the states
# For screen readers: the field of one state.
settings-name-of = Your own name for { $state }
settings-names-about = Empty means our word.
# The name of a page of the settings.
settings-reminders = Reminders
settings-private = Private
settings-more = More
settings-keep = Keep practices on this computer
settings-keep-about = Kept in a file here. Anyone who uses your login could open it: { $folder }
# A switch.
settings-guest = Guest, until the window closes
settings-guest-about = Nothing is kept or shown from before.
settings-hide = Hide
settings-hide-about = Hide covers the window with a notepad. It can’t hide that the program is installed, backups, or spying software.
# How the window comes back after Hide. The three ways below.
settings-return = How to come back
settings-return-type-back = Type the word back
settings-return-escape-twice = Esc twice
settings-return-control-enter = Ctrl and Enter
# What stands in the notepad when it comes. The four ways below.
settings-notepad = What stands in it
settings-notepad-shopping = A shopping list
settings-notepad-meeting = Notes of a meeting
settings-notepad-empty = Nothing
settings-notepad-own = My own lines
settings-notepad-lines = Your lines
settings-notepad-about = They stand in the settings’ file on this computer. What is typed while it covers the window is gone when you come back.
settings-held = Show practices with a held breath
settings-cold = Show practices with something cold
settings-own = Practices of your own
settings-folder = Their files go in { $folder }
on = On
off = Off

## Pictures to follow
# More pictures to choose from.
settings-pacer-ribbon = Ribbon
settings-pacer-frame = Frame
settings-pacer-shore = Shore
practice-picture-ribbon = A small lantern that rides the curve of the breath
practice-picture-frame = A light that goes around four sides, beat by beat
practice-picture-shore = A horizon that swells and sinks with the breath, and a small lantern on it
practice-picture-tide = Water that rises and falls with the breath

## Comfort
# The name of the page, and of the link to it in the settings. What stands below it: touch, a held breath, and so on.
comfort-title = Never offer me
comfort-about = Turn on what you don’t want. You can still look for it and choose it yourself.
comfort-touch = Touch
comfort-touch-about = A hand on your own body, or taps.
comfort-held-breath = A held breath
comfort-held-breath-about = Any wait in or after a breath.
comfort-body = The body from inside
comfort-body-about = The belly, the heartbeat, one part after another.
comfort-closed-eyes = Closed eyes
comfort-closed-eyes-about = Where your eyes may close.
comfort-loud = Loud
comfort-loud-about = Humming, singing or speaking.
comfort-cold = Cold
comfort-cold-about = Cold water, or a cool cloth.
comfort-pictures = Pictures in the mind
comfort-pictures-about = A place, an animal or a thing to imagine.
comfort-other-people = Other people
comfort-other-people-about = Writing to someone, or being near them.
# Under “And now?” after the first practice, once. A link.
comfort-offer = Anything you never want to be offered?
# On a door: how many practices are not listed, as the person asked. A link to the page above.
comfort-set-aside =
    { $count ->
        [one] One more is not shown, as you asked
       *[other] { $count } more are not shown, as you asked
    }
# On the page of one practice. $what is one or more of the names above, such as “Touch · Loud”.
comfort-unwelcome = You asked never to be offered this: { $what }
# In the terminal, before a question that is answered with yes or no.
cli-gate = I have read this. Show it?
cli-gate-closed = It was not begun.
# After "softlanding practice" with a practice for two people.
cli-for-two = This one is for two people at one screen. It begins in the window, under Together.

## Help
help-title = Help
help-keys = Keys, everywhere
help-keys-saying = Keys to say how things are
help-keys-practice = Keys during a practice
help-keys-for-two = Keys in a practice for two
help-keys-practices = Keys among practices
help-keys-look-back = Keys in Look back
# Between two pictures of keys: from one to the other.
help-keys-to = to
# Names of keys, as they stand on a keyboard.
key-escape = Esc
key-tab = Tab
key-palette = Ctrl+K
key-end = End
key-enter = Enter
key-space = Space
key-up = Up
key-down = Down
key-insert = Insert
key-delete = Delete
key-backspace = Backspace
# The same, where there is little room.
key-backspace-short = Bksp
# What stands beside the picture of a key. Screen readers say the key first.
help-key-people = People to turn to
help-key-hide = Hide this window
help-key-palette = Go anywhere by typing
help-key-tab = Go from one thing to the next
help-key-glimmer = Write down a small good moment
help-key-search = Look for a practice
help-key-favourite = On a practice: a favourite, or no longer
help-key-states = How things are
help-key-number = The number
help-key-ten = Ten
help-key-begin = Begin
help-key-space = Begin too, when nothing else has the focus
help-key-stop = Stop. Once more hides this window
help-key-gentler = Gentler
help-key-worse = It feels worse
help-key-sound = Sound on or off
help-key-louder = Louder
help-key-quieter = Quieter
help-key-for-two = Four for each of you, changed where a practice for two begins
help-key-closer = Closer: less time, larger
help-key-wider = Wider: more time, smaller
help-key-whole = All of the time
# A link to Settings.
help-keys-change = Change a key, or turn it off
help-key-answers = An answer, or the pile for a thing, where a practice asks
help-what = What this is
help-what-text = Breathing and small practices for when your body will not settle. It is not therapy, not a medical device, and not for emergencies.
help-map = The map of states
help-map-text = Settled, stirred up, far away: a map that many find useful. What it says about nerves is disputed. What you feel is not.
help-anxious = When calm feels worse
help-anxious-text = For some people, slowing down brings more fear. Moving or looking around may suit better. Nothing is wrong with you.
help-private = Private
help-private-text = No account, no network. What is kept stays on this computer, and you can delete it.
help-people-text = Numbers to call or to write to, people of your own, and your plan. F1 opens them from everywhere, also in the middle of a practice.

## The night
night-title = It is night.
night-sleep = I can’t sleep
# What stands behind it, short, in small letters.
night-sleep-about = pictures that don’t connect · get up for a while · tomorrow’s list
night-dream = I woke from a bad dream
night-dream-about = light on, a few minutes, nothing to explain
night-someone = Someone is on my mind
night-someone-about = company · write to one person · a minute with, a minute without
# Leads to helplines and own people.
night-people = People who are awake now
# Leads to a dim lantern and nothing else.
night-light = Only some light
night-light-back = Back, whenever you like
# Leads from the night's dark screen to the first screen in the colours of the day.
night-day = The day’s screen

## People
# The page with numbers to call. Its first words are said to somebody who may be thinking of suicide.
people-name = People to turn to
people-title = If you are thinking of ending your life, please let someone be with you now.
people-copy = Copy the number
people-copy-page = Copy the address
people-copied = Copied
# Read out in place of the number card's own words.
people-copy-this = Copy { $number }, { $name }
people-copied-this = Copied: { $number }, { $name }
people-someone = Someone you chose
people-write = Write to one of them
people-write-about = a short message, in your words
people-more = More lines for this
people-more-about = texting, chat, other hours
people-danger = Someone is hurting me, or may
people-danger-about = violence, being followed, a plan to get out
people-body = I am hurt, or took too much
people-body-about = chest pain, fainting, an injury
# In small letters, under a row. $numbers are numbers to call, each with what it is for: 192 (ambulance) · 190 (police).
people-body-numbers = emergency { $numbers }
people-young = I am under 18
people-young-about = someone to tell
people-others = LGBTQ+, or a community
people-others-about = lines for LGBTQ+ people and for communities
people-mine = People I choose myself
# On a large card, above and below “People I choose myself”, where nobody was chosen yet.
people-mine-who = Who could you call, or sit with?
people-mine-write = Add a name and a number
people-plan = My plan
people-plan-about = six steps, made on a calmer day
# In small letters, under “My plan”.
people-plan-yours = yours: { $count } of six steps
# A link. $country is the name of the country that was chosen.
people-country = { $country } · change
people-choose = Choose your country
# On a large card, above and below “Choose your country”.
people-choose-note = Numbers differ from country to country.
people-choose-then = Then they stand here
people-no-country = Numbers differ from country to country. Choose yours, and they stand here.
people-meanwhile = Until then, these two list lines country by country.
people-elsewhere = Other countries, other needs
people-elsewhere-about = two lists, country by country
people-directories = These two list lines for other countries and other needs.
# Lines that stand further up on the same page.
people-also-above = Also for this, further up: { $names }
# Where a country has no line of one kind.
people-gap = { $country }: no line of this kind is listed here. The gap is ours: there may be one.
people-police-unknown = Nobody has asked these lines yet if they may send the police. You can ask them first.
people-browser = If you open an address, the browser keeps a history.
# $date is such as 2026-10. Nobody has called the number.
people-checked = seen in print { $date }
people-checked-undated = seen in print, undated
people-old = Some numbers here were seen more than a year ago, or nobody knows when. Please check them on a calm day.

# Pages behind the rows
people-crisis-title = Lines for when you think of ending your life
people-crisis-about = You don’t have to know what to say. “I am not safe with myself” is enough.
people-danger-title = Someone is hurting me, or may
people-danger-first = What you sense may be right. A way out, a person you trust, or a place with other people comes first. Calming down is not your task now.
people-device = Who can see this screen?
people-device-text = Anyone who uses your login could open it. What you copy stays on the clipboard until something else is copied, or you press Hide. If you open an address, the browser keeps a history. Another device may be safer: a friend’s phone, a library, a phone at work.
people-way-out = A small plan
people-way-out-1 = Where could you go, even for an hour?
people-way-out-2 = Who could you tell? Could you agree on a code word?
people-way-out-3 = What would you take? Keys, phone, papers, medicine.
people-way-out-4 = If someone could see this screen, use Hide, or close it.
people-way-out-5 = It does not need to be the police: a friend, a neighbour, a group, an elder, a helpline.
people-unsure = If you are not sure
people-over = If the danger was today and is over for now
people-over-text = Rest counts. Water, warmth, something to eat, someone near.
people-ask = Write to one person
people-look = Look around instead
people-also-life = Thinking of ending your life?
people-body-title = I am hurt, or took too much
people-body-first = Call now, even if you are not sure. That is for chest pain, trouble breathing, fainting, a bad injury, or too much of something.
people-body-say = Say where you are, and what happened. If you took something: what, how much, and when.
people-body-someone = If someone is near, tell them. Open the door, so that help can come in.
people-young-title = I am under 18
people-young-first = Whatever it is, it is not your fault. These lines are for you, and no worry is too small.
people-young-someone = Is there a grown-up you trust? A teacher, a doctor, an aunt, a friend’s parent. If the first one does not listen, tell another.
people-others-title = LGBTQ+, or a community
people-others-first = You don’t have to explain yourself first. If one line does not fit, try another.
people-mine-title = People I choose myself
people-mine-first = Who could you call, or sit with? The first one you add stands at the top of People.
people-mine-name = Name
people-mine-number = Number
people-mine-add = Add
people-mine-keep = Keep it on this computer?
people-mine-keep-about = Anyone who uses your login could open it. A guest does not see it, and Hide covers it.
people-mine-keep-yes = Keep it
people-mine-keep-no = Only until the window closes
people-mine-kept = Kept on this computer
people-mine-not-kept = Only until the window closes
# It was to be kept and is not on the disk, for the moment or because the disk refused.
people-mine-unsaved = Not on the disk yet
people-mine-remove = Remove { $name }
people-mine-full = That is as many as fit here.

# Choosing a country
country-title = Which country are you in?
country-about = It is never looked up. Only you say it, and it stays on this computer.
country-likely = Perhaps this one
country-all = All that are listed
country-other = Is yours not here? These two list lines in other countries.
country-forget = Choose none

# Kinds of lines
line-emergency = Emergency
line-crisis = Thinking of ending my life
line-violence = Violence at home
line-sexual-violence = Sexual violence
line-children = Children and young people
line-lgbtq = LGBTQ+
line-community = A community, racism
line-poison = Poison
line-free = free
line-not-on-bill = free and not on the phone bill
line-normal-rate = costs what a call costs
line-always = day and night
# Stands before a number to call.
line-call = Call
# Stands before a number to write to.
line-text = Text
# The first words of a text message. $how is “Text” or “WhatsApp”.
line-text-words = { $how } { $words } to
# $page is an address without https.
line-chat = Chat on { $page }
# $source is one of the texts below that begin with source-.
line-seen = Seen in print { $date }, { $source }.
line-seen-undated = Seen { $source }, undated. Please check it on a calm day.
line-old = That is more than a year ago. Please check it on a calm day.
police-never = Does not send the police.
police-with-consent = Sends the police only if you say yes.
police-life-at-risk = May send the police if a life is at risk.
source-checked-list = in a list that says it checked each service’s own page
# After “Seen in print 2026-10,”.
source-page = on { $page }
source-open-helplines = in Open Helplines
source-find-a-helpline = on findahelpline.com
source-lists = in several public lists
source-list = in a public list

# Mistakes in an edited support.ron
support-not-a-country = “{ $found }” is not a country’s two letters. Please write them as in “GB”.
# Emergency and the other names of kinds stay English: they are words of the file.
support-country-twice = The country { $name } stands here twice. Please put its lines together.
support-no-emergency = The country { $name } has no line with the kind Emergency. Please add one.
support-no-kind = This line does not say what it is for. Please add one of the kinds.
support-no-way = “{ $name }” has no number and no chat with a page. Please add one.
support-not-a-phone-number = { $found } is not a number to dial. Please write digits, with blanks, -, ( ), *, # or + between them.
support-number-twice = The number { $name } stands here twice for the same country and kind. Please remove one.
support-not-a-page = { $found } is not a page. Please write it without https, as in “samaritans.org”.
support-not-a-date = { $found } is not a date. Please write it as in “2026-10-07”, “2026-10”, “2026” or “undated”.
support-no-source = “{ $name }” has no source. Please say where it was seen.
support-one-lead = “{ $name }” was seen in one list alone. Please check it on its own page first.
notice-support = { $what } Until it is mended, the list that came with the program is shown.
people-set-aside = Your people and your plan could not be read. The file is damaged; it was set aside, and nothing of it is lost: { $path }
people-not-a-folder = Your people and your plan could not be kept: { $path } is a file, not a folder. Please move it.
people-read-only = Your people and your plan could not be kept: nothing may be written there. They stay until the window closes, and are tried again with each change.
people-full = Your people and your plan could not be kept: the disk is full. They stay until the window closes. Once there is room, they are kept with the next change.
people-other = Your people and your plan could not be kept ({ $what }). They stay until the window closes, and are tried again with each change.
people-not-read = Your people and your plan could not be read, and nothing was changed. Please look at the file: { $path }
# A file from a later version of the program, which this one does not understand and leaves alone.
people-newer = Your people and your plan were written by a newer version of this program. Nothing was changed. Please open them with that version: { $path }
people-not-deleted-full = It could not be deleted, as the disk is full: { $path } is still there. Please make some room and delete it again.
people-not-deleted-read-only = It could not be deleted, as nothing may be changed there: { $path } is still there. Please delete that file yourself.
# $what is what the system said.
people-not-deleted = It could not be deleted ({ $what }): { $path } is still there. Please try again, or delete that file yourself.

## In step, apart

# Two people in two places breathe in one rhythm. Nothing is sent: both computers go by the clock.
in-step-title = In step, apart
in-step-about = Two people in two places, one breath. Tell each other the three words, in whatever way you like. Nothing goes out from here.
# What a practice in step is called in Look back.
in-step-record = In step
# Above the words while one breathes. Nobody knows whether the other is there.
in-step-while = Somebody may be breathing this with you.
in-step-closing = You can stop following now. Look around, wherever you are.
in-step-worse = Stop the pacing. Breathe as you like. Look around the room.
in-step-worse-held = No more holds. Breathe as you like. Look around the room.
in-step-known = This comes from practice. We know of no trial of breathing in step in two places.
# Above the words in place of those of the practice until the first breath begins.
in-step-soon = It begins with the next breath in.
in-step-pace = The breath
in-step-length = How long
in-step-copy = Copy the three words
# Read out in place of the card's own words. $words are the three words, $rhythm is "In 4 · Out 6 · 5 minutes".
in-step-copy-this = Copy: { $words }. { $rhythm }
in-step-copied-this = Copied: { $words }
in-step-begin = Begin with the next breath
in-step-ends = Who begins later ends later; with a time you end together.
# Asks for a time of the day that both agreed on.
in-step-meet = Or begin at a time
in-step-hour = Hour
in-step-minute = Minute
# Units after a number in a small field.
in-step-hour-unit = h
in-step-minute-unit = min
# $time is here, $world in UTC; both are like 21:00. Places far apart have other times.
in-step-meet-says = { $time } here is { $world } in world time (UTC). Then you begin together, and end together.
# Begins with the next breath after all.
in-step-no-time = Without a time
in-step-wait = Wait for { $time }
in-step-typed = Or the three words that somebody told you
# Stands in the empty field.
in-step-typed-about = three words
in-step-join = Join
in-step-count =
    { $count ->
        [0] Three words are needed.
        [one] Three words are needed. There is one so far.
       *[other] Three words are needed. There are { $count }.
    }
# $typed is one word as it was typed.
in-step-unknown = “{ $typed }” is not one of the words.
# On a button: a word that may have been meant.
in-step-perhaps = Perhaps { $word }?
in-step-order = The order may be another one: { $words }.
in-step-use-order = Use this order
in-step-mismatch = These three do not belong together. Perhaps one was heard wrong.
# $title is a practice, $breath is "In 5 · Out 7".
in-step-near = Three words cannot say the pace of “{ $title }”. The nearest is { $breath }.
in-step-clock-kept = This computer says its clock is kept right.
in-step-clock-not-kept = This computer says nothing keeps its clock right now. You may be a little apart.
in-step-clock-unknown = You are in step as well as both clocks are right.
# The page while a time is waited for. $time is like 21:00.
in-step-waiting = At { $time }
in-step-waiting-about = It begins by itself. You can stay here, quietly.
in-step-waiting-leave = Going to another page ends the waiting.
in-step-not-now = Not now
# On the page of a practice.
in-step-with-someone = In step with someone
# A row of the search, and the words by which it is found, one after the other.
in-step-found-about = One breath in two places. Nothing is sent.
help-in-step = In step, apart
help-in-step-text = Two people in two places can breathe in one rhythm. Three words hold the pace and the length; both computers go by the clock. Nothing is sent. It stands on the page of a practice, and the search finds it.

## My plan
# After the safety plan of Stanley and Brown, in our own words.
plan-title = My plan
plan-about = Fill it in when things are settled, with somebody if you can. Then it is there for a hard time.
plan-call-first = Is it hard right now? Step 5 is one press away.
plan-to-step-5 = To step 5
plan-step-1 = 1 · My signs
plan-step-1-about = How do I know it’s getting hard? A thought, a feeling, something I do.
plan-step-2 = 2 · What I can do alone
plan-step-2-about = What helps a little when nobody is there? A walk, music, a shower.
plan-step-3 = 3 · People and places that take my mind off it
plan-step-3-about = Where could I be among people, without talking about it?
plan-step-4 = 4 · Who I can ask for help
plan-step-4-about = Who could I tell how things are? A name, and how to reach them.
plan-step-4-empty = No name yet? That happens. You can start here.
plan-step-5 = 5 · Professionals and lines
plan-step-5-about = A doctor, a therapist, a clinic. The lines for your country are listed here already.
plan-step-6 = 6 · Making the place around me safer
plan-step-6-about = What is better further away in a hard hour? Who could keep it for me?
plan-worth = One thing worth living for
plan-worth-about = A person, an animal, a place, something you want to see.
plan-keep = Keep it on this computer?
plan-keep-about = Anyone who uses your login could open it. A guest does not see it, Hide covers it, and no export takes it along.
plan-keep-yes = Keep it
plan-not-kept = Not kept: it is gone when the window closes.
plan-kept = Kept on this computer, with each change.
# It was to be kept and is not on the disk, for the moment or because the disk refused.
plan-unsaved = Not on the disk yet. It stays until the window closes, and is tried again with each change.
plan-other-kept = Another window kept a plan too. If you keep this one, both are put together.
plan-deleted-elsewhere = Your plan was deleted in another window. What you wrote here still stands on its page, and is not kept.
plan-delete = Delete my plan
plan-delete-question = Delete your plan from this computer? This can’t be undone.
plan-delete-yes = Delete it
plan-delete-no = Keep it
plan-print = A page to print
plan-print-about = A sheet that is not on any screen. It becomes a file of its own, which deleting here does not delete.
plan-guest = A guest’s plan is kept nowhere.
plan-page-lead = For a hard time, step by step.
plan-page-nobody = Somebody of my own: ____________________
plan-page-check = Numbers can change. Please check them on a calm day.
# On a printed page. $name is a helpline.
plan-page-line = { $name }: { $numbers }

## Hide
# One small card on the first screen at the first start. $back is one of the three sentences below it.
hide-lesson = Hide, or Esc, covers this window. { $back } Or press Tab, then Enter.
hide-lesson-try = Try it
hide-lesson-try-name = Try Hide now
hide-lesson-skip = Put this aside
hide-back-control-enter = Ctrl and Enter bring it back.
hide-back-escape-twice = After two seconds, Esc twice brings it back.
# “back” is what is typed: it stays English.
hide-back-type-back = The word “back”, on a line of its own, brings it back.
# Whatever was chosen. The small words are “Line 4, column 1”, at the foot of the notepad.
hide-back-always = Tab, then Enter, bring it back too. So do two presses on the small words at its foot, as slow as you like. A screen reader finds those words as its only button.
# What covers the window is a plain notepad. It never says how to come back: that is said here and on the first screen.
help-hide-text = Hide covers the window with a plain notepad and ends all sound. { $back }
# A link to Settings.
help-hide-choose = Choose another way back
# The title of a window that looks like a plain notepad. It must not give away what the program is.
hidden-title = Notes
hidden-label = Notes
# At the foot of the notepad, as editors have it: where the cursor is.
hidden-place = Line { $line }, column { $column }
# What stands in the notepad to begin with: ordinary lines of anybody, without a word of what the program is.
hidden-shopping =
    Shopping

    bread
    milk
    eggs
    apples
    rice
    washing powder
    stamps
hidden-meeting =
    Meeting, Tuesday

    - list from last week: done
    - new date for the delivery?
    - ask about the big room
    - numbers by Thursday

    Next one: same time

## Faults in exercise files
# $what is one of the sentences below that begin with problem-.
fault-at-line = { $file }, line { $line }: { $what }
fault-in-file = { $file }: { $what }
fault-missing = This file is not there. Please check its name.
fault-forbidden = This file may not be read. Please change its permissions.
fault-unreadable = This file could not be read. Please try again.
fault-not-a-file = This is not a file that can be read. Please choose another.
fault-same-id = The id “{ $id }” is already used by { $other }. Please give it another.
fault-too-many = Only the first { $most } by name are read. Please move some elsewhere.
# A file with the texts of a practice in another language.
fault-no-original = The practice “{ $id }” that this translates is not beside it.
fault-other-name = The folder of this pack needs the name “{ $name }”.
# $expected is a list of words of the file format. They stay English.
problem-known = Known here: { $expected }.
# $what is the sentence before.
problem-suggests = { $what } Did you mean “{ $suggestion }”?
problem-empty = The file is empty.
problem-too-large = The file is too large. At most { $most } bytes are read.
problem-not-text = This is not a text file.
problem-nested-too-deep = Brackets stand in brackets more than { $most } deep.
problem-future-format = Written for a newer Soft Landing (format { $format }). Please update the program.
problem-expected-text = A text in quotes is needed here.
problem-expected-number = A number is needed here.
problem-expected-word = One of the known words is needed here.
problem-expected-true-or-false = true or false is needed here.
problem-expected-list = A list in square brackets is needed here.
problem-expected-list-end = The list needs a closing ] here.
problem-expected-opening = An opening bracket ( is needed here.
problem-expected-closing = A closing bracket ) is needed here.
problem-expected-comma = A comma is needed here.
problem-expected-colon = A colon is needed here.
problem-text-not-closed = A text has no closing quote.
problem-comment-not-closed = A comment is never closed.
problem-copied-frame = Please delete this line. The file begins with Exercise(.
problem-foreign-comment = A comment begins with //.
problem-bad-escape = An unknown sign follows the backslash.
problem-ends-early = The file ends too early.
problem-more-after-end = There is more after the end of the exercise.
problem-not-ron = This could not be understood.
problem-unknown-field = Unknown field “{ $found }”.
# $what is one of the words at the end of this part, such as "beat".
problem-unknown-word = Unknown { $what } “{ $found }”.
problem-missing-field = The field “{ $name }” is missing.
problem-field-twice = The field “{ $name }” stands here twice.
# $what is one of those words too, in the plural: "seconds", "minutes".
problem-out-of-bounds = “{ $found }” is too small or too large: { $what } go from { $least } to { $most }.
problem-not-a-number = “{ $found }” is not a number to count with.
problem-not-whole = “{ $found }” is not a whole number.
problem-text-blank = This text has no words.
problem-text-too-long = This text is longer than { $most } characters.
# $code is the number of a character.
problem-text-control = This text has a hidden sign in it (number { $code }).
problem-bad-id = An id has 1 to { $most } of a–z, 0–9 and -.
problem-bad-lang = “{ $found }” is not a language, such as en or pt-BR.
problem-beat-needs-secs = “{ $found }” needs seconds, such as In(4).
problem-needs-part = The exercise has no parts.
problem-too-many = At most { $most } { $what } are allowed.
problem-too-few = Too few { $what }. It takes { $least } or more.
problem-word-twice = “{ $found }” stands here twice.
problem-choices-not-ascending = The choices need to go from short to long.
problem-gentler-is-itself = An exercise can’t be its own gentler one.
problem-say-fills-and-lasts = Words can have secs or fill, not both.
problem-lines-without-fill = Lines can only follow words that fill the length (fill: true).
problem-every-without-lines = every needs lines beside it.
problem-each-without-two = each is for practices for two (for_two: true), where both breathe.
problem-each-with-rounds = A cycle for each lasts as long as the length leaves: no rounds.
problem-other-without-each = beats_b needs each: true beside it, and a breath in it.
problem-check-without-turn = Check needs a Turn right before it.
problem-cycle-needs-beat = A cycle needs at least one beat.
problem-breath-too-fast = A whole breath needs at least { $least } seconds.
problem-hold-too-long = A breath is held for { $most } seconds at most.
problem-hold-without-caution = A held breath needs the caution BreathHold.
problem-glide-differs = glide_from needs the same gestures as beats, in the same order.
problem-tapped-without-breath = from_tapped needs a breath in its beats.
problem-tapped-without-notice = from_tapped needs a Notice(sense: Breath, count: 2 or more) before it.
problem-total-too-short = In all it lasts less than { $least } seconds.
problem-total-too-long = In all it lasts more than { $most } minutes.
# In a file with the texts of a practice in another language. $id is the id of the practice.
problem-translates-other = This translates another practice than “{ $id }”.
# $here and $there are numbers of texts or of parts.
problem-texts-differ = Here are { $here }, and the practice has { $there }. Please leave out none; “” stands for one that is still English.
# $part is a word in a file, such as Say. It stays English.
problem-other-part = The practice has { $part } in this place.
problem-nothing-to-translate = The practice has no such text.
# What a word in a file can be. Set into “Unknown { $what }”.
problem-what-beat = beat
problem-what-way = way of breathing
problem-what-part = part
problem-what-family = family
problem-what-state = state
problem-what-need = need
problem-what-caution = caution
problem-what-occasion = occasion
problem-what-grade = grade
problem-what-sense = sense
problem-what-who = person
problem-what-keep = way of keeping
problem-what-picture = picture
problem-what-name = name
# What a number in a file can count. Set into “{ $what } go from … to …”.
problem-what-seconds = seconds
problem-what-minutes = minutes
problem-what-rounds = rounds
problem-what-items = things to notice
problem-what-peaks = tops of a wave
problem-what-people = people
problem-what-formats = formats
problem-what-parts = parts
problem-what-beats = beats
problem-what-choices = choices
problem-what-sources = sources
problem-what-postures = postures
problem-what-lines = lines
problem-what-words = words
problem-what-things = things to sort
problem-what-piles = piles
problem-what-starts = beginnings

## Exporting and importing the journal

# What came in from a file. These sentences follow each other.
exchange-new =
    { $count ->
        [0] No practice is new here.
        [one] One practice is new here.
       *[other] { $count } practices are new here.
    }
# What a person wrote and kept: small good moments, and words from practices.
exchange-new-words =
    { $count ->
        [one] One text of your own is new here.
       *[other] { $count } texts of your own are new here.
    }
exchange-filled =
    { $count ->
        [one] One that was here says more now.
       *[other] { $count } that were here say more now.
    }
exchange-same =
    { $count ->
        [one] One was here already.
       *[other] { $count } were here already.
    }
exchange-differing =
    { $count ->
        [one] One differs from the one here; the fuller of the two is kept.
       *[other] { $count } differ from those here; the fuller of each two is kept.
    }
exchange-refused =
    { $count ->
        [one] One did not come in.
       *[other] { $count } did not come in.
    }
exchange-and-more =
    { $count ->
        [one] And one more like this.
       *[other] And { $count } more like this.
    }
# $what is one of the sentences below.
exchange-at-line = Line { $line }: { $what }
exchange-at-entry = Practice { $entry }: { $what }
exchange-cut-short = It ends in its middle. Please export it again.
exchange-too-many-cells = It has more cells than the first line. Please check its commas and quotes.
exchange-not-text = It is not UTF-8 text. Please save the file as UTF-8.
# $what is the name of a column of the file. It stays English.
exchange-missing = “{ $what }” is empty, and is needed.
exchange-not-understood = “{ $what }” can’t be “{ $found }”.
exchange-out-of-bounds = “{ $what }” is { $found }. It goes from { $least } to { $most }.
exchange-too-long = “{ $what }” is too long. It may have { $most } letters.
exchange-too-many = “{ $what }” has too many items. It may have { $most }.
exchange-too-large = It is far longer than a practice can be.
exchange-other-sitting = Its id belongs to another practice here. Both were left as they are.
exchange-newer-here = A newer Soft Landing kept it here. Please update, then import again.
exchange-other = It can’t be read ({ $what }).
exchange-file-missing = This file is not there. Please check its name.
exchange-file-forbidden = This file may not be read. Please change its permissions.
exchange-file-unreadable = This file could not be read. Please try again.
exchange-file-not-a-file = This is not a file that can be read. Please choose another.
exchange-file-empty = This file is empty. Nothing was added.
exchange-file-not-text = This file is not UTF-8 text. Please save it as UTF-8.
exchange-file-unknown = This is not a journal of Soft Landing. Nothing was added.
# $names is a list of columns. They stay English.
exchange-file-columns = These columns are missing: { $names }. Nothing was added.
exchange-file-half-written = This file ends in its middle, at line { $line }. Please export it again. Nothing was added.
exchange-file-syntax = Line { $line } can’t be read ({ $what }). Nothing was added.
exchange-file-newer = A newer Soft Landing wrote this file. Please update, then import it again.
exchange-exported =
    { $count ->
        [0] { $file }: nothing is kept yet, so no practice is in it.
        [one] { $file }: one practice.
       *[other] { $file }: { $count } practices.
    }
# Follows exchange-exported or exchange-exported-only-words.
exchange-exported-words =
    { $count ->
        [one] One text of your own is in it.
       *[other] { $count } texts of your own are in it.
    }
exchange-exported-only-words = { $file }: no practice is in it.
exchange-nothing = Nothing is kept yet, so no practice is in it.
exchange-unreadable =
    { $count ->
        [one] One is of a newer Soft Landing, and is not in it.
       *[other] { $count } are of a newer Soft Landing, and are not in it.
    }
exchange-locked = Another program is using your journal. Please try again in a moment.

## Packs and importing
# Over the window, while a file is dragged above it.
import-let-go = Let go here to bring it in: practices, a pack, or a copy of what was kept.
import-let-go-guest = Let go here to bring it in: practices or a pack.
import-guest = Nothing is kept for a guest, so nothing came in. The file is as it was.
import-pack =
    { $count ->
        [one] One practice came with “{ $title }”.
       *[other] { $count } practices came with “{ $title }”.
    }
# $first is a sentence about the first of them.
import-left-out =
    { $count ->
        [one] One file in it can’t be used. { $first }
       *[other] { $count } files in it can’t be used. The first is { $first }
    }
import-exercise = “{ $title }” is among your own practices now.
import-removed = Removed: { $title }
import-unknown = This is neither a practice, nor a pack, nor a copy of what was kept. Nothing was added.
import-no-description = There is no pack.ron in it. A pack needs one.
import-several-packs = There are several packs in it. Please import one at a time.
import-nothing-good = No practice in it can be used.
# $name is a file in the pack.
import-outside = “{ $name }” in it would land outside its folder. Nothing was added.
import-link = “{ $name }” in it is a link. Please pack it without links.
import-special = “{ $name }” in it is not a file. Please pack it without that.
import-file-too-large = “{ $name }” in it is too large. A file may have { $most } KiB.
import-too-large = It is too large. A pack may have { $most } MiB in all.
import-too-many = There are more than { $most } files in it. Please make smaller packs.
import-locked = It is locked with a password. Please pack it without one.
import-damaged = It could not be unpacked. Please fetch it or pack it again.
import-full = The disk is full. Please make some room and try again.
import-not-a-folder = { $path } is a file, and a folder is needed there. Please rename that file.
import-read-only = { $path } may not be changed. Please check its permissions.
import-other = It could not be written ({ $what }). Please try again.

## Advice on exercise files
lint-pause-without-caution = “{ $found }” holds the breath. Please add the caution BreathHold.
lint-breath-without-dizzy-stop = A paced breath can make people dizzy. Please add the caution DizzyStop.
lint-hum-without-loud = A hum can be heard by others. Please add the caution Loud.
lint-taps-without-touch = Taps are a touch. Please add the caution Touch.
lint-offered-with-hold = What holds the breath is never suggested. Please leave suits empty.
lint-offered-with-cold = What is cold is never suggested. Please leave suits empty.
lint-offered-with-opt-in = What asks first is never suggested. Please leave suits empty.
lint-no-if-worse = Nothing says what to do if it feels worse. Please add if_worse.
lint-no-source = The grade { $found } needs a source. Please name one, or use Practice.
lint-ends-quietly-with-wait = This waits for the person, and the exercise ends quietly. Please give it seconds.
lint-breath-fast = This breath takes less than { $least } seconds. A slower one is gentler.
# $need is one of the words Sight, Hearing, Hands, Voice, Legs of the file format.
lint-need-missing = “{ $found }” needs { $need }. Please add it to needs.
lint-press-without-need = “{ $found }” needs Hands or Legs. Please add one of them to needs.
lint-voice-unused = Nothing here uses the voice. Please take Voice out of needs.
lint-turn-alone = This is for two people. Please add for_two: true, or use Say.
lint-two-without-other = Nothing here is for the other person. Please add a Turn, or speak to both.
lint-two-without-caution = This needs someone else. Please add the caution OtherPeople.
lint-touch-without-caution = This leads to a touch. Please add the caution Touch.
lint-hold-for-child = Nothing holds the breath in what is for a child. Please take the pause out.
lint-read-too-fast = Reading this takes { $secs } seconds. Please give it more time, or fewer words.
lint-guidance-too-long = This text has { $count } letters. Two lines hold { $most }.
lint-sentence-too-long = This sentence has { $words } words. With { $most } or fewer it is easier to read.
lint-exclamation-mark = An exclamation mark can feel loud. A full stop is enough.
lint-hurry = “{ $found }” can sound as if it were easy. Please take it out.
lint-order = “{ $found }” tells people how to be. Please invite them instead.
lint-idiom = “{ $found }” means something else than it says. Plainer words reach more people.
lint-clinical = “{ $found }” is a word of experts. Plainer words reach more people.
lint-promise = “{ $found }” promises what nobody can. Please say what was found.
lint-verdict = “{ $found }” judges one of the two, or asks for what nobody owes. Please take it out.
# $letters are letters, with blanks between.
lint-letters-without-font = No font on this computer has { $letters }. Such letters are boxes here.

## Notices
notice-not-copied = It could not be copied. Your words are still here. Please try once more.
notice-no-sound = No sound device answers. Practice goes on in silence.
notice-deleted-elsewhere = “{ $title }” was deleted in another window. What was said about it since then is not kept.
# “softlanding list” is a command and stays as it is.
notice-exercises = { $count } files in { $folder } can’t be used yet. “softlanding list” says why.
notice-own-folder = The folder { $folder } can’t be read. Please check that it is there.

## Terminal
# In the terminal: "1  Settled: calm, connected". $feeling is as under the state.
cli-state = { $number }  { $name }: { $feeling }
cli-leave-out = { $least } to { $most }, Enter skips it
cli-not-understood = Please type a number from { $least } to { $most }, or only Enter.
# $question is a whole question. y and n are typed and stay as they are.
cli-yes-or-no = { $question } y or n
cli-in-step-near = Three words cannot say the pace of “{ $title }”. This is the nearest.
cli-in-step-no-breath = “{ $title }” has no single breath that three words can say.
# $words are one or more words, one of which may have been meant.
cli-in-step-perhaps = Perhaps { $words }?
cli-begin = { $title }. { $length }.
# The letters are typed and stay as they are. No more than 80 letters in all.
cli-keys = Type a letter, then Enter: p pause, n skip, g gentler, w feels worse, q stop.
# On a whole terminal: beside the key that shows all keys, that leaves the program, that goes to another practice of
# those that are offered, that turns a tile.
cli-keys-short = Keys
cli-leave = Leave
cli-another = Another
cli-turn = Turn
cli-hide-back = H clears the terminal and shows a notepad. Tab, then Enter, bring this back.
cli-paused = Paused.
cli-landing = A quiet moment, then it ends.
cli-go-on = (Enter goes on)
cli-tap = { $done } of { $count } (Enter at the start of each breath in)
# s is typed and stays as it is.
cli-notice = { $done } of { $count } (Enter goes on, s asks for another sense)
cli-scale = (0 to 10 and Enter, as often as you like)
# One time to choose, with the number to type for it: "1: 30 seconds".
cli-wait-choice = { $number }: { $length }
# $choices: "1: 30 seconds · 2: 1 minute".
cli-wait = (A number sets the time. { $choices }. Enter goes on.)
# Said when the time that was set is over. $choices as above.
cli-wait-again = (That time is over. A number sets it again. { $choices }. Enter goes on.)
# One of several answers, with the number to type for it: "1: A line".
cli-numbered = { $number }: { $answer }
# $choices: "1: One word · 2: A line".
cli-choose = (A number answers. { $choices }. Enter goes on.)
# A thing that is to be laid on one of some piles. $piles: "1: Mine · 2: Not mine". s is typed and stays as it is.
cli-sort = { $thing } ({ $piles }. s: another one. Enter goes on.)
cli-sort-again = (A number takes that thing up again. Enter goes on.)
cli-sentences = (End each one, or only in your head. What you type stays in this window until you close it.)
cli-write = (Write on paper or in your head. Enter goes on.)
cli-reason = { $number }  { $reason }
cli-gentler = Go on with something gentler?
cli-kept = Kept here.
cli-not-written = What you said could not be kept. Please check the disk and the folder { $folder }.
cli-settings-not-written = What you chose could not be remembered. Please check the disk and the folder { $folder }.
cli-unknown-id = There is no practice called “{ $id }”. “softlanding list” shows all.
cli-unknown-id-suggests = There is no practice called “{ $id }”. Did you mean “{ $suggestion }”?
cli-minutes-bounds = Minutes go from { $least } to { $most }. “{ $found }” is not between them.
cli-not-told = The output could not be written ({ $what }). Please try another place.
cli-file-good = { $file }: good
# $what is one of the sentences that begin with lint-.
cli-hint = Hint: { $what }
cli-rendered = { $file }: the sound of “{ $title }”, { $length }.
cli-page-written = { $file }: a page about “{ $title }”.
# In a sound file nobody can press Next.
cli-rendered-waits = Where it waits for you, it goes on after { $secs } seconds.
cli-write-exists = There is a file { $file } already. Please choose another name, or add --force.
write-exists = There is a file { $file } already. Please choose another name.
write-not-a-file = { $file } is not a file that can be written. Please choose another name.
write-no-folder = The folder for { $file } is not there. Please make it, or choose another.
# The old file is not overwritten with an empty one.
write-holds-sittings = Nothing is kept here now, and { $file } still holds what was kept before. It was left as it is.
write-not-a-folder = { $path } is a file, so { $file } can’t be made there. Please choose another place.
write-read-only = Nothing may be written where { $file } would be. Please choose another place.
write-full = The disk has no room for { $file }. Nothing was written. Please choose another place.
write-other = { $file } could not be written ({ $what }). Please choose another place.
cli-check-nothing = There is no exercise file in { $folder }.
# $good, $hinted and $bad are numbers of files.
cli-check-sum = { $files } files: { $good } good, { $hinted } with a hint, { $bad } with a mistake.
cli-people-country = { $country } ({ $code })
cli-people-choose = Whose numbers? Please name a country: softlanding people { $code }
cli-people-unknown = No country here is called “{ $country }”. These are listed: { $known }.
cli-people-elsewhere = Elsewhere: { $first } and { $second }.
cli-people-first = If you are thinking of ending your life, please let someone be with you now.
cli-people-way = “softlanding people” shows whom to call.
# `softlanding glimmer` in a terminal asks for one sentence.
cli-glimmer-ask = One small good moment, in a sentence. Enter keeps it on this computer. An empty line keeps nothing.
cli-glimmer-nothing = Nothing was written, so nothing is kept.
# $most is a number of letters.
cli-glimmer-long = That is more than one sentence (at most { $most } letters). Nothing is kept.
cli-glimmer-kept = It is kept. You find it in your jar, and under Look back.
# $why is one or two sentences. What was typed follows on the next line.
cli-glimmer-not-kept = It is not kept, so here is your sentence back. { $why }
# `softlanding look`: titles and words around small pictures made of letters. $went is how they went.
cli-look-in-time = In time
cli-look-sittings = { $count ->
    [one] One practice, { $from }. { $went }.
   *[other] { $count } practices, { $from } to { $to }. { $went }.
}
# Below the picture of all practices.
cli-look-legend = Each is a dotted line, from the small mark where it began to the thick one where it ended.
# Above pictures of how each practice went.
cli-look-points = Each step on a line is a point easier or harder; the taller, the more often. Below it is how far the middle may be off, and a ring for what the order goes by.
# Above bars, one for each state that came then.
cli-look-between = From { $state }:
cli-journal-json = Please add --json to see what is kept.

## `softlanding doctor`: what is found on this computer. It is pasted into reports.

# Marks before a line: nothing is to do, something is, and nothing is wrong but not everything is there or known. As short as this.
doctor-ok = ok
doctor-mend = mend
doctor-note = note
doctor-line = { $mark }: { $name }: { $found }
doctor-all-ok = Nothing needs mending.
doctor-to-mend = What needs mending is marked with “mend”. Nothing personal is written here.
doctor-version = Version
# $machine is such as "x86_64", $locale such as "en-GB".
doctor-version-found = Soft Landing { $version }, { $system }, { $machine }, { $locale }
doctor-folders = Folder
doctor-folder-ready = { $path } can be used.
# $mode is such as "0700", as chmod has it.
doctor-folder-ready-mode = { $path } can be used ({ $mode }).
doctor-folder-not-yet = { $path } is not there yet, and can be made.
doctor-folder-not-a-folder = { $path } is a file, and a folder is needed there.
doctor-folder-not-a-folder-mend = Please move the file somewhere else.
doctor-folder-not-writable = { $path } can’t be changed.
doctor-folder-not-writable-mend = Please let your user write there, or name another folder with --data-dir.
doctor-folder-others = Others may change { $path } ({ $mode }).
doctor-folder-others-mend = Please run: chmod 700 { $path }.
doctor-journal = Journal
doctor-journal-none = Nothing is kept yet.
doctor-journal-whole = It is whole, { $kib } KiB.
doctor-journal-damaged = It is damaged.
doctor-journal-damaged-mend = Please open the window once, which saves what can be read and sets the damaged file aside.
doctor-journal-locked = Another program holds it.
doctor-journal-locked-mend = Please close the other program, and ask again.
doctor-journal-newer = A newer Soft Landing wrote it, so here it can only be read.
doctor-journal-newer-mend = Please use the newer one.
# $kind is a short name of the fault, for those who mend it.
doctor-journal-not-read = It can’t be read ({ $kind }).
doctor-journal-not-read-mend = Please check that your user may read journal.sqlite3 in the folder of the data.
doctor-settings = Settings
doctor-settings-read = All of them were understood.
# $keys are names in the file.
doctor-settings-misread = These could not be used: { $keys }.
doctor-settings-misread-mend = Please mend them in settings.toml, or choose anew in the window.
doctor-settings-broken = The file could not be understood.
doctor-settings-broken-mend = Please open the window once, which sets the file aside and begins anew.
doctor-settings-not-read = The file can’t be read.
doctor-settings-not-read-mend = Please check that your user may read settings.toml.
doctor-sound = Sound
# $host is a system of sound, such as "ALSA". $rate is a number of samples a second.
doctor-sound-host = { $host }: { $outputs ->
        [one] { $outputs } output
       *[other] { $outputs } outputs
    }, { $channels } channels at { $rate } Hz
doctor-sound-host-none = { $host }: { $outputs ->
        [one] { $outputs } output
       *[other] { $outputs } outputs
    }, none can be used
doctor-sound-nothing = There is no sound system.
doctor-sound-mend = Please check that a sound server runs; until then practices are silent.
doctor-graphics = Graphics
# $drivers are names such as "i915".
doctor-graphics-card = A card can be drawn with ({ $drivers }).
doctor-graphics-refused = There is a card ({ $drivers }), and your user may not use it.
doctor-graphics-refused-mend = Please add your user to the group “render” or “video”; until then everything is drawn by the processor.
doctor-graphics-none = There is no card here, so everything is drawn by the processor.
doctor-graphics-lacking = OpenGL is not there ({ $libraries }).
doctor-graphics-lacking-mend = Please install Mesa’s OpenGL (in Debian: libegl1 and libgl1).
doctor-display = Display
doctor-display-own = It is the system’s own.
doctor-display-reached = It is reached ({ $kinds }).
# The screen of another computer, through a network.
doctor-display-elsewhere = It is on another computer, which was not asked.
doctor-display-none = There is no screen here. Everything in the terminal works without one.
doctor-display-lost = It does not answer ({ $kinds }).
doctor-display-lost-mend = Please check the variables DISPLAY and WAYLAND_DISPLAY, or start this from the desktop itself.
doctor-clock = Clock
doctor-clock-kept = The system keeps it right.
doctor-clock-not-kept = Nothing keeps it right.
doctor-clock-not-kept-mend = Please run: timedatectl set-ntp true.
doctor-clock-unknown = The system does not tell whether it is kept right.
doctor-desktop = Desktop
doctor-desktop-no-bus = There is no session bus, so there are no tray, no notifications and no portals.
doctor-desktop-no-bus-mend = Please start the desktop with one (dbus-run-session).
doctor-tray = Tray
doctor-tray-shown = There is one.
doctor-tray-not-shown = There is one, and nothing shows it. Everything is in the window too.
doctor-tray-none = There is none. Everything is in the window too.
doctor-notifications = Notifications
# $service is the name and version of a program.
doctor-notifications-by = { $service } shows them.
doctor-notifications-none = Nothing shows them.
doctor-notifications-none-mend = Please install a program that shows notifications, such as dunst or mako, if you want any.
doctor-notifications-silent-mend = Please start the program that shows notifications anew.
doctor-service-runs = It runs.
doctor-service-startable = It starts when it is needed.
doctor-dnd = Do not disturb
doctor-dnd-on = It is on.
doctor-dnd-off = It is off.
doctor-dnd-unknown = This desktop does not tell.
doctor-portals = Portals
doctor-portals-none = There are none. A file is then chosen by typing its path.
doctor-fonts = Fonts
doctor-fonts-all = All letters of your practices and of your language can be drawn.
doctor-fonts-lacking = { $count ->
    [one] One letter can’t be drawn: { $letters }
   *[other] { $count } letters can’t be drawn, such as { $letters }
}
doctor-fonts-lacking-mend = Please install a font that has them, such as Noto Sans of that script.
# Nothing came within some seconds.
doctor-silent = It did not answer in time.
doctor-silent-mend = Please check what it hangs on, and ask again.

## When there is no window

# Why no window could be opened, in the sentence below.
cli-no-screen = there is no screen here
cli-no-graphics = OpenGL does not work here
cli-no-window = No window could be opened ({ $why }). “softlanding practice” works in the terminal.
cli-screen-lost = The screen went away, and the window with it.

## Looking back

# The one sentence at the top. $here is "stirred up at 7 to 10" or "stirred up"; $title is a practice.
headline-more-than-others = From { $here }, { $title } has eased more than the others, in your records.
headline-more-than-pause = From { $here }, { $title } has eased more than a plain pause, in your records.
# Far away, presence is what counts.
headline-more-here-than-others = From { $here }, you were more here after { $title } than after the others, in your records.
headline-more-here-than-pause = From { $here }, you were more here after { $title } than after a plain pause, in your records.
# $median is such as "easier by 3" or "no change".
headline-middle = From { $here }, after { $title }: { $median } in the middle of your records.
headline-counts = From { $here }, easier { $easier } of { $of } times after { $title }, in your records.
headline-counts-more-here = From { $here }, more here { $easier } of { $of } times after { $title }, in your records.
headline-too-few = { $count ->
    [one] One practice is kept. What eases which state is not known yet.
   *[other] { $count } practices are kept. What eases which state is not known yet.
}
# "stirred up at 7 to 10": a state, and how hard it was.
headline-here = { $state } at { $band }
# A quiet line below it.
headline-times = { $count ->
    [one] once
   *[other] { $count } times
}
headline-line = { $times } · { $median } in the middle
headline-counts-line = Too few yet to say how much.
headline-too-few-line = Three times the same one from the same state is the first that says a little.
# Where words are kept, but no practice.
headline-no-practice = No practice is kept here yet.
headline-nothing-line = Each practice that you keep becomes a light here: a thread from where it began, a glow where it ended.
# A button that unfolds how sure it is.
headline-how-sure = How sure is this?
headline-compared-others = It was compared with everything else you tried from there. Only the first practice in an hour counts.
headline-compared-pause = It was compared with your plain pauses from there. Only the first practice in an hour counts.
headline-no-promise = These are your own numbers so far. They promise nothing, and you know more than they do.
# The picture of all practices in time. $count practices, $from and $to are days, $went is how they went.
shore-picture = { $count ->
    [one] One practice, { $from }. { $went }. A light where it ended, a thread to where it began; the higher, the harder. Enter opens it.
   *[other] { $count } practices in time, { $from } to { $to }. { $went }. Each is a light where it ended, with a thread to where it began; the higher, the harder. The arrow keys go from one to the next, Enter opens it; plus and minus come closer and go back, 0 shows all.
}
# Said after the sentence above where any was far away. $state is that state's name.
shore-picture-far = { $state } has a band of its own above: the higher, the less here.
# Above the heights.
shore-hard = the higher, the harder
shore-far = { $state }: the higher, the less here
# What a small drawing of a thread and a light means.
shore-legend = from the diamond where it began to the light where it ended
# Beside the two ends of one example of it, while nothing is kept.
shore-began = Small: where it began. The higher, the harder.
shore-ended = Bright: where it ended.
# A link: shows all of the time again.
shore-all = Show all of it
shore-several = { $count ->
    [one] { $count } practice around { $day }. Press to come closer.
   *[other] { $count } practices around { $day }. Press to come closer.
}
# Names of parts below it.
looking-from-here = From here
looking-between = Between states
looking-later = Ten minutes later
looking-export = Export
looking-by-day = Day by day
looking-as-table = Show as a table
looking-as-picture = Show as a picture
span-question = How far back
span-week = A week
span-month = A month
span-quarter = Three months
span-year = A year
span-all = All of it
lately-all = { $count ->
    [0] No practices.
    [one] One practice.
   *[other] { $count } practices.
}
# The label of a search field.
look-back-find = Find in your words
look-back-found = { $count ->
    [0] Nothing with these words.
    [one] One practice with these words.
   *[other] { $count } practices with these words.
}
table-when = When
table-practice = Practice
table-how = How it went
table-sittings = How many times
# The median. In everyday words.
table-middle = In the middle
# The interval around it: "From 2 … to 5" as a heading.
table-interval = From … to …
table-from-to = { $low } … { $high }
# Ten minutes later it was easier still.
table-went-on = Went on easing
table-stayed = About the same
table-came-back-up = Came back up
table-far-away = Went far away
from-here-state = Starting from
from-here-hardness = How hard it was at the start
from-here-presence = How present you were at the start
from-here-none = From { $here } nothing is kept yet.
from-here-count = { $count ->
    [one] From { $here }: one practice.
   *[other] From { $here }: { $count } practices.
}
# $points is a list of changes, such as "easier by 2".
from-here-dots = { $title }, each time: { $points }
# Said by screen readers after a title: how often.
from-here-times = { $count ->
    [one] once
   *[other] { $count } times
}
# Above all of it: what its marks mean.
from-here-legend = A dot is one time. The line is how far the middle may be off. The ring is what the order goes by.
# Why one stands lower than its dots alone would put it.
from-here-few = Tried only a few times, so it counts for less.
from-here-other-few = What stands above was tried less often. It is taken to be nearer to your middle.
from-here-far = It often went far away, so it stands below.
# At the ends of an axis.
scale-harder = harder
scale-same = the same
scale-easier = easier
scale-less-here = less here
scale-more-here = more here
between-count = { $count ->
    [0] No practice in this time has a state before and after.
    [one] One practice has a state before and after.
   *[other] { $count } practices have a state before and after.
}
between-before = Before
between-after = After
# After a state: which state came then.
between-then = Then { $state }
# "Settled 3": three times it ended there.
between-to = { $state } { $count }
# Under a picture. $ends is a list of the texts above.
between-from = From { $state }: then { $ends }.
# Said by screen readers. $said is all of these sentences.
between-picture = From state to state. { $said }
later-about = Ten minutes after, if you asked to be asked. Only practices that stood alone count here.
later-none = Nothing here yet. After a practice you can choose “Ask me in ten minutes”.
# A choice: not one practice, but all of them.
later-all = All practices
later-went-on = { $count } went on easing
later-stayed = { $count } stayed about the same
later-came-back-up = { $count } came back up
later-ask = Ask me in ten minutes, here in the window
later-notice = Ten minutes since “{ $title }”. How are things now?
later-answer = Say how
later-question = And now, ten minutes after?
later-question-about = After “{ $title }”. Done works without an answer too.
# "Stirred up, 7 to 10": where it was started from.
findings-here = { $state }, { $band }
findings-band = { $low } to { $high }
findings-any-number = Any number
# In a list. $count practices were followed by a lower number.
findings-count-easier = { $count } easier
findings-count-more-here = { $count } more here
findings-count-same = { $count } about the same
findings-count-harder = { $count } harder
findings-count-less-here = { $count } less here
findings-count-far-away = { $count } went far away
findings-count-came-back = { $count } came back from far away
findings-count-no-answer = { $count } without an answer
findings-count-not-for-me = { $count } “not for me”
# A change of zero, in a sentence.
findings-no-change = no change
# A change, in a sentence. $by is a number.
findings-easier-by = easier by { $by }
findings-harder-by = harder by { $by }
findings-more-here-by = more here by { $by }
findings-less-here-by = less here by { $by }
findings-history = { $count ->
    [one] Once so far.
    [2] Twice so far.
   *[other] { $count } times so far.
}
findings-easier-of = Easier { $easier } of { $of } times in your records.
findings-more-here-of = More here { $easier } of { $of } times in your records.
# $median is one of the four texts above, or "no change".
findings-median = In the middle of your records: { $median }.
# $low and $high are as $median. It says how little a few numbers know.
findings-interval = With this few, it may be anywhere from { $low } to { $high }.
findings-far-away = { $count ->
    [one] You went far away once. That does not count as easier.
   *[other] You went far away { $count } times. That does not count as easier.
}
findings-not-enough = Not enough yet to say more.
findings-more-than-pause = It seems to ease more than a plain pause, in your records.
findings-more-than-others = It seems to ease more than the other things you tried from here, in your records.
# The dashed line is in a picture. “A plain pause” is a practice without a method.
findings-expected = The dashed line is what your { $count } plain pauses from here showed: { $points }. That much change may happen anyway.
# A page that says what these numbers cannot show. Plain and honest, no statistics.
numbers-title = What the numbers cannot say
numbers-falls = What starts high falls by itself
numbers-falls-about = You are likely to begin when it is bad. The next number then tends to be lower, whatever you do. A start of 9 may fall by about 2 with nothing at all.
numbers-pause = Why plain pauses help to see
numbers-pause-about = “A plain pause” has no method in it. If you try it now and then, it shows what would come anyway. From six of them on, a dashed line marks it.
numbers-hope = Hope counts too
numbers-hope-about = If you expect it to help, it may feel better for that alone. That is real for you. It does not show what the practice does.
numbers-choosing = You choose
numbers-choosing-about = You may pick one practice on easier days, and another on harder days. Then the days differ, and not the practices. So they are compared from the same state and number.
numbers-few = Few numbers say little
numbers-few-about = One practice that changes it by { $points } or less may be chance. Three or four say hardly more. That is why it says “not enough yet” so often here.
numbers-first = Only the first one counts
numbers-first-about = When several follow each other within an hour, the later ones start from what the first one left. So only the first is compared.
numbers-far = Far away is not easier
numbers-far-about = When things go numb, the number can fall too. That is never counted as easier. Coming back can feel like more, and may be a step. It is not scored.
numbers-you = You know more
numbers-you-about = These are a few numbers from a few moments. What you notice counts as much.
# The label of a field.
sitting-note = Your words about it
sitting-tags = Labels, with commas between them
# $rating is such as "Settled, 3".
sitting-later = Ten minutes after: { $rating }
sitting-practice = About this practice
# A button: deletes one practice that was kept, not the exercise.
sitting-delete = Delete this one
sitting-gone = This one is no longer here
sitting-gone-about = It was deleted. What was written about it since then is not kept.
delete-title = Delete some of it
delete-about = What you delete here is gone from this computer, also from the copies that Soft Landing made. Copies that you saved elsewhere stay.
delete-time = A time
# The label of a field for a date.
delete-from = From (year-month-day)
delete-to = To (year-month-day)
delete-days-unclear = Days are written like 2026-03-29, the earlier one first.
# $count is how many practices and texts of one's own are kept from that time.
delete-time-question = { $count ->
    [one] Delete the one thing kept from { $from } to { $to }? This can’t be undone.
   *[other] Delete all { $count } things kept from { $from } to { $to }? This can’t be undone.
}
delete-time-yes = Delete this time
delete-practice = One practice
# $count times it was kept. The exercise itself stays.
delete-practice-question = { $count ->
    [one] Delete “{ $title }”, kept once, and what you kept from it? This can’t be undone.
   *[other] Delete “{ $title }”, kept { $count } times, and what you kept from it? This can’t be undone.
}
delete-practice-yes = Delete each time
delete-nothing = Nothing is kept there.
delete-yes = Delete them
delete-no = Keep them
delete-done = { $count ->
    [one] One is deleted.
   *[other] { $count } are deleted.
}

## Taking along

take-title = Export and import
take-copy = Export
take-copy-about = All that is kept, with your words. Anyone who gets the file can read it.
# Before a choice: as CSV, as JSON, as RON.
take-format = As
take-csv = For a spreadsheet
take-json = For other programs
take-ron = As RON
take-bring-in = Import
take-bring-in-about = From a copy, also from another computer. Nothing that is here is lost. Importing the same file twice changes nothing. You can also drop the file on this window.
take-choose-file = Choose a file
# A page to print, for a doctor, a therapist or somebody close.
take-report = A page to bring along
take-report-about = One or two pages to print, for someone who helps you, or for yourself. Only what you choose is on it.
# What the page can show. Switches.
report-with-practices = How each practice went
report-with-states = From which state to which
report-with-sittings = Each time, one by one
report-with-words = Your own words
report-title = What was kept
report-time = From { $from } to { $to }.
report-overview = In this time
report-from = From { $state }
report-sittings = Each time
report-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
# At the foot of the printed page.
report-limits-falls = People tend to begin when it is bad. The next number is then often lower by itself.
report-limits-few = Few numbers say little. One change of 3 points or less may be chance.
report-limits-far = Going numb can lower the number. Here it is never counted as easier.

## A file to save

# The label of a field.
saving-page-path = Save the page as
saving-page = Save the page
saving-page-choose = A place for the page
saving-copy-path = Save the copy as
saving-copy = Save the copy
saving-copy-choose = A place for the copy
# After a file was saved.
written = Saved: { $file }
print-title = A page to print
print-about = “{ $title }” on paper, with its steps, what to know before and where it comes from. To print, or to hand to someone.

## Journal troubles

trouble-journal-folder-missing = Nothing can be kept yet: the folder { $path } can’t be made. Please check that its disk is connected.
trouble-journal-no-folder = There is no folder { $path }. Please check its name.
trouble-journal-forbidden = { $path } may not be opened, so nothing in it can be read. Please change its permissions.
trouble-journal-not-a-folder = Nothing can be kept yet: { $path } is a file, and a folder is needed there. Please rename that file.
trouble-journal-not-a-file = Nothing can be kept yet: something that is not a file is at { $path }. Please rename it.
trouble-journal-link = Nothing can be kept yet: { $path } only points to another file, so it was left alone. Please put the journal itself there. The whole folder may point elsewhere.
trouble-journal-read-only = You can read what is kept here, but nothing new can be written. Please check that the folder may be changed.
trouble-journal-full = The disk is full. What you said waits here, and is kept as soon as there is room.
trouble-journal-locked = Another program is using your journal. What you said waits here, and is kept as soon as that ends.
trouble-journal-damaged = Your journal is damaged. Please open the Soft Landing window: it saves what can be read.
trouble-journal-damaged-elsewhere = Your journal is damaged and open in another window. Please close that window, then this one saves what can be read.
trouble-journal-newer = A newer Soft Landing wrote your journal. You can read it here, and to keep something new, please update.
trouble-journal-foreign = The file { $path } belongs to another program and was left as it is. Please move it to another place.
trouble-journal-other = Your journal can’t be used right now ({ $what }). What you said waits here, and is tried again.
# What could be read was copied to a new file.
journal-mended =
    Your journal was damaged. { $saved ->
        [one] One practice is saved in a new one.
       *[other] { $saved } practices are saved in a new one.
    } The old file is at { $path }.
journal-deleted-set-aside = It is deleted here. A damaged journal from before may still hold it: { $path }. You can delete that file.

## Settings troubles

# $key is a name in the settings file. It stays English.
trouble-settings-value = One setting could not be used: { $key } is { $found } in the file. The usual one is in its place.
trouble-settings-set-aside = Your settings could not be read, so the usual ones are in place. The old file is at { $path }.
trouble-settings-not-read = Your settings can’t be read ({ $what }), so the usual ones are in place. Please check the file.
trouble-settings-not-a-folder = Your settings work now, but can’t be kept: { $path } is a file, and a folder is needed there.
trouble-settings-read-only = Your settings work now, but can’t be kept. Please check that their folder may be changed.
trouble-settings-full = Your settings work now, and are kept as soon as the disk has room.
trouble-settings-other = Your settings work now, but can’t be kept yet ({ $what }). They are tried again.

## Together: two people at one screen

# The gate before everything for two. It has to look the same to whoever watches.
pair-gate = Together works when both can say no, here and afterwards.
pair-alone = On my own today
pair-with = With someone
pair-gate-note = Either of you can stop at any time. Nobody is told who did.
pair-title = What would be good for both?
pair-group-breathe = Breathing
pair-group-talk = Talking and listening
pair-group-beside = Side by side
pair-group-apart = Apart for a while
# What the two are called where no name was typed: where they sit.
pair-left = Left
pair-right = Right
pair-name-left = On the left
pair-name-right = On the right
pair-names-note = Names, if you like. They are gone when you leave.
pair-length = How long
pair-meet = Where to meet
pair-meet-calmer = At the calmer pace
pair-meet-written = At this practice’s pace
pair-meet-own = Each at their own
pair-begin = Begin
pair-say-first = Say first how it is
pair-say-again = Say it again
pair-keys-note = Each of you has your own keys. Press one here to change it.
pair-press-key = press a key
# Said by screen readers. $whose is a name, $what what the key does.
pair-change-key = { $whose }: { $what }, key { $key }. Press to change it
pair-usual-keys = The usual keys
# Said by screen readers. $whose is a name, $what what the button does.
pair-control = { $whose }: { $what }, key { $key }
# The same where the keys are turned off.
pair-control-alone = { $whose }: { $what }
pair-own-pace = Own pace
pair-join = Join again
pair-tap = Tap
pair-tapped = { $count ->
    [one] { $whose }: { $done } of { $count } breath tapped
   *[other] { $whose }: { $done } of { $count } breaths tapped
}
pair-picture = Two lanterns above one horizon. Each fills with the breath of one of you
# $who is a name or "Left".
pair-to = { $who }: { $text }
pair-chosen = Chosen: { $what }
pair-longer = Longer
pair-shorter = Shorter
pair-show-time = Show the time
pair-yes = Yes
pair-almost-answer = Almost
pair-not-yet = Not yet
pair-almost = What was missing? One sentence is enough.
pair-thanks = Thank you for trying. That counts.
pair-whose = Whose journal is this?
pair-whose-about = What the other one says is kept nowhere.
pair-nobodys = Neither
pair-cover = Now { $who }.
pair-cover-about = The other one looks away for a moment.
pair-cover-ready = I’m alone with it
pair-cover-skip = Skip this
pair-alone-now = For { $who } alone
pair-said = Put it away
pair-shift-kept = This is kept in your journal.
pair-shift-once = You see this once. Then it is gone.
pair-done = It ends here for now.
pair-done-nothing = Nothing of it was kept.
pair-done-kept = Only what { $whose } said was kept.
## About this map
# A page about the states. $settled, $stirred, $away and $mixed are their names, often a person's own.
map-title = About this map
map-lead = Three ways a body can be. People move between them. Names can help you to notice where you are.
map-own-names = These names are yours to change, in Settings.
# Said by screen readers of the drawing at the top.
map-drawing = A drawing of one hillside at three times of day, and a path that leads through all of it. On the left a still evening: a lantern rests beside a tree. That is { $settled }. In the middle a windy day: the grass bends and the lantern burns bright. That is { $stirred }. On the right a misty night: one small light, far off, under a moon with a wide ring. That is { $away }.
# What stands above the parts about each state.
map-feels = How it can feel
map-protected = What it did for you
map-ways = Small ways from here
map-others = What others can do

map-settled-feels = Warm, easy, or plainly all right. You can look around, think, and be with others. You can be sad or tired and still be here.
map-settled-protected = It let your body rest, eat, play, and be close to people. Near someone who is kind, it comes more easily.
map-settled-ways = To stay a while, or to notice that you are here.
map-settled-others = Be around. Share something small: a walk, a meal, a laugh. Nothing has to be fixed.

map-stirred-up-feels = A fast heart, a tight jaw, hot or shaky. Thoughts race. It can be fear or anger. Joy can feel like this as well.
map-stirred-up-protected = It made you ready to run, to fight or to call for help. Your body did that to keep you alive. It is not a fault.
# Who has to stay alert, as the danger is real. Plain, and without blame.
map-stirred-up-now = Sometimes the danger is here now. Then being alert is right. Some people are treated unfairly for their skin, faith, body or love, and being alert can protect them every day. It also costs strength and health.
map-stirred-up-ways = Moving and looking around first. Being still can come later.
map-stirred-up-others = Speak low and slowly. Stay beside, not in the way. Say what you are going to do. Ask before you touch. Listen first; ideas can wait.

map-far-away-feels = Numb, heavy, foggy, or not quite here. Few words. Nothing seems to matter much.
map-far-away-protected = When nobody could run or fight, a body can go still and feel less. That can carry a person through too much. You did not choose it, and it is not weakness.
map-far-away-ways = Tiny movements, light, a thing to hold. Slow breathing can come later. On the way back you may feel more, and even stirred up. That can be a step.
map-far-away-others = Be near, where you can be seen. Say your name and where you both are. Offer something small: a drink, a blanket, a light. Give it time. No hurry for answers, and no touch without a yes.

map-mixed-feels = Two at once, or hard to tell. Tired and racing. Smiling outside and far away inside. Not knowing is an answer too.
map-mixed-ways = One small thing to begin with.

map-truth = The truth about it
map-truth-known = What is well supported
map-truth-breath = Breathing practices eased stress and worry a little in many trials put together. Most of those trials had weak spots.
map-truth-heart = Slow breathing changes the rhythm of the heart while you do it. What it does for feelings is less clear.
map-truth-hand = Holding the hand of somebody close made a threat easier to bear. A stranger’s hand did not.
map-truth-fear = For some anxious people, slowing down brings more fear. Moving or looking around may suit them better.
map-truth-disputed = What is disputed
map-truth-vagus = This map comes with a story about one nerve, the vagus. It is called polyvagal theory. Others who study that nerve say that the story does not hold. So it is disputed. Your experience is not.
map-truth-picture = The three states are pictures, not something that is measured. Many people find them useful. If they do not fit you, you need none of them.
map-truth-step = Two people can steady each other. Being in step is not good by itself: people can stir each other up too.
map-truth-treatment = What this is not
map-truth-none = None of this is treatment, and nothing here can tell what you have. When it stays hard, a doctor or somebody trained to help is a good person to ask.
map-truth-people = People to turn to
map-sources = Sources
# Below the title of the page where it is found.
map-found-about = The states, what each did for you, and what is disputed
# A small link on the first screen.
map-link = About this map

## A time-out with a return
# Somebody in an argument goes away for a while and says when they will be back. For two people; one of them is at the
# computer. $time is a time such as 15:40, or "15:40 tomorrow". $length is a time: "20 minutes", "2 hours".
time-out-title = A time-out, and a time to be back
# The sentence that is said aloud to the other person. "Flooded": feelings too strong to listen or to think.
time-out-sentence = “I’m flooded. I need { $length }. I’ll be back at { $time }.”
time-out-say = Say it out loud, and ask whether the time works for both. If it does not, look for another one together.
# The question above the lengths.
time-out-how-long = How long?
time-out-usual = 20 minutes is usual. That is custom: nobody has measured it. Less is fine if both agree. A day is the longest.
time-out-not-silence = A time-out is for coming back. It is not for making somebody be quiet, and nobody has to be the one who was wrong.
# Leads to the page about danger from somebody.
time-out-danger = Might leaving the room make it worse? Look here first
# A button: the time is agreed, and the window shows it from now on.
time-out-keep = Keep this time
time-out-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
time-out-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
# On a button for a length; short.
time-out-minutes-short = { $count } min
time-out-hours-short = { $count } h
# A time of the next day.
time-tomorrow = { $time } tomorrow
# When something was. $day is a date, "Today" or "Yesterday".
day-and-time = { $day }, { $time }
time-out-back = Back at { $time }
time-out-left = { $count ->
    [one] In { $count } minute.
   *[other] In { $count } minutes.
}
time-out-left-hours = { $count ->
    [one] In about { $count } hour.
   *[other] In about { $count } hours.
}
time-out-remember = Remember this time if the window closes?
time-out-remember-about = Only the time is kept on this computer, and nothing about anybody. It is gone when it is over.
time-out-remember-yes = Yes, the time only
time-out-remember-no = No
time-out-remembered = Remembered, also if the window closes.
time-out-in-window = It ends with this window.
time-out-meanwhile = Until then
time-out-meanwhile-about = Something for your body. What you want to say can wait until you are back.
# Ends the time-out without a word to anybody.
time-out-clear = Clear the time
# Chooses another time.
time-out-more = Agree on another time
# The time has come.
time-out-due = It is time to be back
time-out-due-at = You said { $time }.
# The beginning of a sentence to say.
time-out-return = “I’m back. My part was …”
time-out-return-about = A way to begin. One small true thing is enough. Use your own words if you like.
time-out-not-yet = Not ready? Going back for a moment to name a new time is also coming back.
# One quiet line at the bottom of the window.
time-out-notice = You said you would be back at { $time }.
time-out-notice-answer = Words to begin
# Below the title of the page where it is found.
time-out-found-about = For an argument that got too much: when you are back, and words to begin again
## Small good moments (glimmers), the jar, and kept words

# A heading. One keeps a short sentence about something small that was good.
glimmer-title = One small good moment
# Examples in an empty field.
glimmer-hint = Warm tea. A cat in the sun. Someone waved.
# The label of the field, said by screen readers.
glimmer-label = A small good moment, in one sentence
# The label of a field for one word of one's own, to find it again.
glimmer-tag = A label, if you like
glimmer-about = Enter keeps it on this computer. Esc leaves without a trace.
glimmer-about-off = Keeping practices is off. This one stays on this computer if you press Enter. Esc leaves without a trace.
# A button.
glimmer-keep = Keep it
glimmer-kept = It is in your jar
# A heading while it can't be written to the disk; the next line says why.
glimmer-waits = It is not lost
glimmer-kept-about = You can open it any time. It is under Look back too.
glimmer-awaits-room = The disk is full. It waits here until there is room, as long as this window is open.
glimmer-awaits-journal = It can’t be written yet. It waits here and is tried again, as long as this window is open.
# A button.
glimmer-open-jar = Open the jar
# A heading above a picture of a jar of lights.
jar-title = Small good moments
jar-about = Each light is a moment of yours. Press one to open it.
jar-empty = The jar is empty, and there is no hurry. When something small feels good, write it down.
# Said by screen readers.
jar-picture = A glass jar at dusk, with lights in it
jar-picture-empty = A glass jar at dusk, empty
# One light, for screen readers. $when is such as "Today, 14:05".
jar-light = A light from { $when }
# Links below a sentence that was opened.
jar-newer = Newer
jar-older = Older
jar-close = Close it
# A link: all sentences one below the other.
jar-as-list = As a list
jar-as-jar = As a jar
# A button.
jar-write = Write one
# A link to the jar.
jar-way = Your jar
# A tab in Look back: texts that one wrote and kept.
looking-words = Words
# Asks which of them are listed, for screen readers.
words-which = Which words
# For screen readers: the lists of what was kept.
words-list = Your words
look-back-list = Your practices
words-all = All
words-glimmers = Small good moments
words-written = From practices
words-find = Find in your words
words-none = No words are kept here yet.
words-none-found = Nothing here has these words.
# A link: change the text.
words-change = Change
# The label of a field.
words-text = Your words
words-done = Done
# A button: the text stays as it was before.
words-leave = Leave it as it was
# For screen readers. $when is such as "Today, 14:05".
words-delete-this = Delete the words from { $when }
words-deleted = These words are deleted.
words-undo-this = Bring back the words from { $when }
# A card that is offered on a hard day; the sentence itself shows only once it is opened.
offer-glimmer = A glimmer of yours
offer-glimmer-about = A small good moment that you wrote down.
# A link on the first screen.
now-glimmer = Write down a small good moment
# A card that is found by words such as "glimmer" or "good moment".
found-jar = Your jar of small good moments
found-jar-about = Open it, or write one down. G does that from everywhere.
# A button below a text that is being written, and what it says afterwards.
practice-keep = Keep
practice-kept = Kept
practice-may-keep = Only kept if you press Keep.
practice-kept-words = Kept, under Look back: Words.
comfort-glimmers = My small good moments
comfort-glimmers-about = Your own sentences from the jar, on hard days.

## Reminders

# The notification. Its words are neutral: whoever sees the screen learns nothing from them.
reminder-from = Reminder
reminder-question = A minute for yourself?
reminder-now = Now
reminder-later = In ten minutes
reminder-not-today = Not today
# The menu of the sign in the tray; neutral as well.
tray-now = A minute now
tray-rest-hour = No reminders for an hour
tray-rest-today = No reminders today
tray-go-on = Reminders again
tray-open = Open
tray-quit = Quit
# Days of the week, as short as they are usually written.
weekday-monday = Mon
weekday-tuesday = Tue
weekday-wednesday = Wed
weekday-thursday = Thu
weekday-friday = Fri
weekday-saturday = Sat
weekday-sunday = Sun
# What a desktop can be asked. Each stands in a list.
sign-keyboard = whether you are at the keyboard
sign-locked = whether the screen is locked
sign-full-screen = whether something fills the screen
sign-do-not-disturb = whether you asked not to be disturbed
sign-microphone = whether the microphone is in use
sign-camera = whether the camera is in use
# $signs: some of the above, with dots between them.
reminders-not-asked = This desktop does not tell: { $signs }. A reminder may come then.
reminders-guest = Guests get no reminders.
reminders-on = Remind me of a minute for myself
reminders-on-about = A quiet notification. You can let it pass; nothing of that is kept.
reminders-when = When
reminders-every = Every so often
reminders-at-times = At times of the day
reminders-every-minutes = Every
# Before a time of the day, on a slider.
reminders-from = From
reminders-until = Until
reminders-times = Times
reminders-times-about = Such as 11:00 15:30, with a blank between.
reminders-times-not-understood = Please write each as hours and minutes, such as 9:30. Up to twelve. What was understood last holds.
reminders-chance = A little chance
reminders-chance-about = They come a little earlier or later, not like clockwork.
reminders-days = Days
reminders-no-day = On no day, so none will come.
reminders-what = What it opens
reminders-suits = Something short that suits
reminders-words = Your words
reminders-words-about = Whoever sees your screen can read them.
reminders-with-computer = Start with the computer
reminders-elsewhere = On this system no reminders come yet: they need Linux.
reminders-try = Try it now
reminders-try-waiting = A notification is on its way.
reminders-try-shown = A notification was shown. Its answers do nothing this time.
reminders-held-back = None comes in a practice, over a film, in a call, or while you asked not to be disturbed. One that was held back may come soon after. Being away from the keyboard counts as a break.
reminders-not-started = Reminders could not be started. They are tried again when this window opens next.
# Reminders could not be made to start with the computer, or not to.
with-computer-not-a-folder = What you chose holds now. Starting reminders with the computer could not be changed: { $path } is a file, and a folder is needed there.
with-computer-read-only = What you chose holds now. Starting reminders with the computer could not be changed: nothing may be written in the folder for that.
with-computer-full = What you chose holds now. Starting reminders with the computer could not be changed: the disk is full.
with-computer-other = What you chose holds now. Starting reminders with the computer could not be changed ({ $what }).
reminders-no-notifications = Nothing here shows notifications, so no reminder can be seen.
reminders-no-notifications-but-tray = Nothing here shows notifications. A minute can be begun from the tray.

## softlanding remind

cli-remind-off = Reminders are off. You can turn them on in the window, under Settings.
cli-remind-running = Reminders are running already.
cli-remind-no-place = Reminders need a folder that only you can open, and there is none here. Check that XDG_RUNTIME_DIR is yours.
cli-remind-elsewhere = Reminders need Linux for now.
cli-remind-stopped = Reminders stop until the next start.
cli-remind-not-running = Reminders are not running.
# Answers of softlanding remind --status, each on its own line.
remind-status-off = Reminders are off.
# $every is one of the two below, $days are short names of days.
remind-status-on = Reminders are on: { $every }, { $days }.
remind-status-every = every { $minutes } minutes from { $from } to { $until }
remind-status-at = at { $times }
remind-status-no-day = on no day
remind-status-running = The program that reminds is running.
remind-status-not-running = The program that reminds is not running.
remind-status-rests = They rest for now.
remind-status-with-computer = It starts with the computer.
remind-status-not-with-computer = It does not start with the computer.
# $sign is one of the signs above, $told one of the answers below.
remind-status-sign = { $sign }: { $told }
remind-told-yes = yes
remind-told-no = no
remind-told-unknown = could not be asked
# $minutes: for how long nothing was pressed.
remind-told-idle = { $minutes ->
    [0] yes
    [one] nothing pressed for { $minutes } minute
   *[other] nothing pressed for { $minutes } minutes
}
remind-status-notifications = notifications are shown here
remind-status-tray = there is a tray here
