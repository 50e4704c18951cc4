//! The words: 256 plain ones that stay apart over a bad phone line and in other languages' ears.
//!
//! No two begin with the same four letters, and none is nearer to another than three letters, nor nearer than two sounds
//! where `b` and `p`, `d` and `t`, `m` and `n` and all vowels sound the same; the tests hold that. None hurts or alarms.
//! A word's number is its place. The list never changes, as the words of one program are read by another.

/// By the alphabet.
#[rustfmt::skip]
pub(super) const WORDS: [&str; 256] = [
    "almond", "anchor", "animal", "antler", "apron", "archway", "artwork", "atlas", "avenue", "badger",
    "bamboo", "banana", "basil", "basket", "beach", "bedroom", "bicycle", "blossom", "bluebell", "bouquet",
    "bread", "buffalo", "builder", "cactus", "calendar", "camel", "candle", "carrot", "cascade", "chalk",
    "chapter", "cheese", "circle", "clarinet", "cloud", "clover", "coast", "cobweb", "coconut", "column",
    "compass", "concert", "corner", "cottage", "crocus", "crystal", "cuckoo", "cucumber", "cup", "curtain",
    "daffodil", "dahlia", "diamond", "dolphin", "donkey", "dragonfly", "drawer", "drizzle", "duckling",
    "earring", "elephant", "emerald", "engine", "envelope", "evening", "fabric", "falcon", "feather",
    "fern", "fiddle", "field", "firefly", "fisherman", "flamingo", "flannel", "flute", "forest", "fountain",
    "fox", "fridge", "frisbee", "galaxy", "gallery", "garlic", "giraffe", "globe", "gravel", "green",
    "grocer", "hallway", "harmony", "harp", "harvest", "hedgehog", "hillside", "horizon", "horse",
    "iceberg", "igloo", "indigo", "island", "jaguar", "jam", "jasmine", "jigsaw", "journey", "jukebox",
    "juniper", "kangaroo", "keyboard", "lagoon", "lantern", "laptop", "lavender", "leaf", "lemonade",
    "library", "lilac", "lobster", "lotus", "luggage", "lullaby", "lunch", "magazine", "magnet", "magpie",
    "mailbox", "marble", "marigold", "melody", "menu", "mineral", "mobile", "moss", "muffin", "mushroom",
    "music", "napkin", "nature", "nectar", "notebook", "oatmeal", "oboe", "olive", "onion", "opera",
    "orange", "orchard", "origami", "ostrich", "outfit", "oval", "padlock", "palace", "parsley", "pasta",
    "pavement", "pebble", "pelican", "penguin", "pepper", "picnic", "pigeon", "pillow", "planet", "plum",
    "popcorn", "postcard", "prairie", "pudding", "pyramid", "quartz", "radio", "rainbow", "recipe", "robin",
    "rocket", "rosemary", "ruler", "saffron", "scooter", "scroll", "season", "seaweed", "shirt", "signal",
    "silver", "sky", "skylark", "sleigh", "slipper", "smile", "snow", "sofa", "spark", "sphere", "spiral",
    "sponge", "spring", "spruce", "squirrel", "starfish", "stream", "stripe", "studio", "suitcase",
    "summer", "sunflower", "sunrise", "swan", "symbol", "tadpole", "tangerine", "tapestry", "taxi",
    "teacup", "teaspoon", "telescope", "thimble", "tiger", "tinsel", "tiptoe", "tomato", "topaz", "torch",
    "towel", "tractor", "trail", "treasure", "triangle", "tropical", "trumpet", "tugboat", "turnip",
    "turtle", "twilight", "umbrella", "vanilla", "village", "vineyard", "visitor", "voyage", "waffle",
    "walnut", "wardrobe", "weaver", "wheat", "whistle", "windmill", "winter", "wombat", "woodland",
    "workshop", "yacht", "zebra", "zigzag",
];
