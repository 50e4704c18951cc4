## Journal troubles

trouble-journal-folder-missing = Nothing can be kept yet: the folder { $path } cannot be made. Please check that its disk is connected.
trouble-journal-not-a-folder = Nothing can be kept yet: { $path } is a file, and a folder is needed there. Please rename that file.
trouble-journal-not-a-file = Nothing can be kept yet: something that is not a file is at { $path }. Please rename it.
trouble-journal-read-only = You can read what is kept here, but nothing new can be written. Please check that the folder may be changed.
trouble-journal-full = The disk is full. What you said waits here, and is kept as soon as there is room.
trouble-journal-locked = Another program is using your journal. What you said waits here, and is kept as soon as that ends.
trouble-journal-damaged = Your journal is damaged. Please open the Soft Landing window: it saves what can be read.
trouble-journal-damaged-elsewhere = Your journal is damaged and open in another window. Please close that window, then this one saves what can be read.
trouble-journal-newer = A newer Soft Landing wrote your journal. You can read it here, and to keep something new, please update.
trouble-journal-foreign = The file { $path } belongs to another program and was left as it is. Please move it to another place.
trouble-journal-other = Your journal cannot be used right now ({ $what }). What you said waits here, and is tried again.
journal-mended = Your journal was damaged. { $saved } practices are saved in a new one, and the old file is at { $path }.
journal-deleted-set-aside = It is deleted here. A damaged journal from before may still hold it: { $path }. You can delete that file.

## Settings troubles

trouble-settings-value = One setting could not be used: { $key } is { $found } in the file. The usual one is in its place.
trouble-settings-set-aside = Your settings could not be read, so the usual ones are in place. The old file is at { $path }.
trouble-settings-not-read = Your settings cannot be read ({ $what }), so the usual ones are in place. Please check the file.
trouble-settings-read-only = Your settings work now, but cannot be kept. Please check that their folder may be changed.
trouble-settings-full = Your settings work now, and are kept as soon as the disk has room.
trouble-settings-not-written = Your settings work now, but cannot be kept yet ({ $what }). They are tried again.
