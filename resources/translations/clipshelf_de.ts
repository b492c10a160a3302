<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>AboutDialog</name>
    <message>
      <source>A video library that finds the moment you describe. It runs entirely on this computer.</source>
      <translation>Eine Videobibliothek, die den beschriebenen Moment findet. Sie läuft ganz auf diesem Rechner.</translation>
    </message>
    <message>
      <source>About Clipshelf</source>
      <translation>Über Clipshelf</translation>
    </message>
  </context>
  <context>
    <name>Adding</name>
    <message numerus="yes">
      <source>%n files</source>
      <translation>
        <numerusform>%n Datei</numerusform>
        <numerusform>%n Dateien</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n folders</source>
      <translation>
        <numerusform>%n Ordner</numerusform>
        <numerusform>%n Ordner</numerusform>
      </translation>
    </message>
    <message>
      <source>Add %1</source>
      <translation>%1 hinzufügen</translation>
    </message>
    <message>
      <source>Add %1 and %2</source>
      <translation>%1 und %2 hinzufügen</translation>
    </message>
    <message numerus="yes">
      <source>Add %n files</source>
      <translation>
        <numerusform>%n Datei hinzufügen</numerusform>
        <numerusform>%n Dateien hinzufügen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Add %n folders</source>
      <translation>
        <numerusform>%n Ordner hinzufügen</numerusform>
        <numerusform>%n Ordner hinzufügen</numerusform>
      </translation>
    </message>
    <message>
      <source>Add a folder of videos</source>
      <translation>Ordner mit Videos hinzufügen</translation>
    </message>
    <message>
      <source>Add videos</source>
      <translation>Videos hinzufügen</translation>
    </message>
    <message>
      <source>All files</source>
      <translation>Alle Dateien</translation>
    </message>
    <message>
      <source>Drop folders, videos or a picture from this computer.</source>
      <translation>Ordner, Videos oder ein Bild von diesem Rechner hierher ziehen.</translation>
    </message>
    <message>
      <source>Find moments that look like it.</source>
      <translation>Momente finden, die so aussehen.</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>Search by a picture</source>
      <translation>Mit einem Bild suchen</translation>
    </message>
    <message>
      <source>Search by this picture</source>
      <translation>Mit diesem Bild suchen</translation>
    </message>
    <message>
      <source>There is nothing here to add</source>
      <translation>Hier gibt es nichts hinzuzufügen</translation>
    </message>
    <message>
      <source>This is already in the library. It is being scanned for changes.</source>
      <translation>Das ist bereits in der Bibliothek. Es wird nach Änderungen durchsucht.</translation>
    </message>
    <message>
      <source>Videos are found and analysed. Files are not changed or copied.</source>
      <translation>Videos werden gefunden und analysiert. Dateien werden weder verändert noch kopiert.</translation>
    </message>
  </context>
  <context>
    <name>Audit</name>
    <message>
      <source>%1 of %2 checked were right</source>
      <translation>%1 von %2 geprüften waren richtig</translation>
    </message>
    <message>
      <source>%1 of the %2 in the sample are checked; the others may be right or wrong.</source>
      <translation>%1 von %2 der Stichprobe sind geprüft; die anderen können richtig oder falsch sein.</translation>
    </message>
    <message>
      <source>%1 right, %2 of %3 checked</source>
      <translation>%1 richtig, %2 von %3 geprüft</translation>
    </message>
    <message numerus="yes">
      <source>Check %n at random</source>
      <translation>
        <numerusform>%n zufällig prüfen</numerusform>
        <numerusform>%n zufällig prüfen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Check all %n</source>
      <translation>
        <numerusform>Alle %n prüfen</numerusform>
        <numerusform>Alle %n prüfen</numerusform>
      </translation>
    </message>
    <message>
      <source>Checked on %1: %2 of %3 right.</source>
      <translation>Geprüft am %1: %2 von %3 richtig.</translation>
    </message>
    <message>
      <source>No videos are suggested, so there is nothing to check.</source>
      <translation>Es sind keine Videos vorgeschlagen, daher gibt es nichts zu prüfen.</translation>
    </message>
    <message numerus="yes">
      <source>Only %n videos are suggested, which is too few to check.</source>
      <translation>
        <numerusform>Es ist nur %n Video vorgeschlagen, zu wenig für eine Prüfung.</numerusform>
        <numerusform>Es sind nur %n Videos vorgeschlagen, zu wenige für eine Prüfung.</numerusform>
      </translation>
    </message>
    <message>
      <source>Since then, its threshold has changed.</source>
      <translation>Seitdem hat sich der Schwellenwert geändert.</translation>
    </message>
    <message>
      <source>Since then, many more videos have been suggested.</source>
      <translation>Seitdem sind viel mehr Videos vorgeschlagen.</translation>
    </message>
    <message numerus="yes">
      <source>Since then, the tag has learned from %n more decisions.</source>
      <translation>
        <numerusform>Seitdem hat das Schlagwort aus %n weiteren Entscheidung gelernt.</numerusform>
        <numerusform>Seitdem hat das Schlagwort aus %n weiteren Entscheidungen gelernt.</numerusform>
      </translation>
    </message>
    <message>
      <source>Since then, the training in use has changed.</source>
      <translation>Seitdem ist ein anderes Training in Verwendung.</translation>
    </message>
    <message>
      <source>Since then, the words of the tag have changed.</source>
      <translation>Seitdem haben sich die Wörter des Schlagworts geändert.</translation>
    </message>
    <message>
      <source>Since then, your decisions about it have changed.</source>
      <translation>Seitdem haben sich die Entscheidungen darüber geändert.</translation>
    </message>
    <message>
      <source>So %1 to %2 of the suggestions are right (with 90 % confidence).</source>
      <translation>Demnach stimmen %1 bis %2 der Vorschläge (mit 90 % Sicherheit).</translation>
    </message>
    <message>
      <source>You have not checked yet how many of its suggestions are right.</source>
      <translation>Es wurde noch nicht geprüft, wie viele der Vorschläge stimmen.</translation>
    </message>
  </context>
  <context>
    <name>BackupsPage</name>
    <message>
      <source>Back up now</source>
      <translation>Jetzt sichern</translation>
    </message>
    <message>
      <source>Backups of the catalog</source>
      <translation>Sicherungen des Katalogs</translation>
    </message>
    <message>
      <source>Backups of the catalog: folders, tags, decisions, ratings and notes. One is made every day and before every database upgrade. Keep a copy on another disk, too.</source>
      <translation>Sicherungen des Katalogs: Ordner, Schlagwörter, Entscheidungen, Bewertungen und Notizen. Jeden Tag und vor jeder Aktualisierung der Datenbank entsteht eine. Eine Kopie auch auf einem anderen Datenträger aufbewahren.</translation>
    </message>
    <message>
      <source>Created</source>
      <translation>Erstellt</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Grund</translation>
    </message>
    <message>
      <source>Restore this backup</source>
      <translation>Diese Sicherung wiederherstellen</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>daily</source>
      <translation>täglich</translation>
    </message>
  </context>
  <context>
    <name>Card</name>
    <message numerus="yes">
      <source>%n copies</source>
      <translation>
        <numerusform>%n Kopie</numerusform>
        <numerusform>%n Kopien</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tags</source>
      <translation>
        <numerusform>%n Schlagwort</numerusform>
        <numerusform>%n Schlagwörter</numerusform>
      </translation>
    </message>
    <message>
      <source>Could not be read</source>
      <translation>Nicht lesbar</translation>
    </message>
    <message>
      <source>Offline</source>
      <translation>Offline</translation>
    </message>
    <message>
      <source>Offline: its drive or folder is not available</source>
      <translation>Offline: Laufwerk oder Ordner ist nicht verfügbar</translation>
    </message>
    <message>
      <source>could not be read</source>
      <translation>nicht lesbar</translation>
    </message>
    <message>
      <source>found</source>
      <translation>gefunden</translation>
    </message>
    <message>
      <source>found, details read</source>
      <translation>gefunden, Angaben gelesen</translation>
    </message>
    <message>
      <source>has a note</source>
      <translation>hat eine Notiz</translation>
    </message>
    <message>
      <source>offline</source>
      <translation>offline</translation>
    </message>
    <message>
      <source>rated %1 of 5</source>
      <translation>Bewertung %1 von 5</translation>
    </message>
    <message>
      <source>ready</source>
      <translation>bereit</translation>
    </message>
    <message>
      <source>waiting</source>
      <translation>wartet</translation>
    </message>
  </context>
  <context>
    <name>Chip</name>
    <message>
      <source>%1 of %2</source>
      <translation>%1 von %2</translation>
    </message>
    <message>
      <source>%1 of %2 videos</source>
      <translation>%1 von %2 Videos</translation>
    </message>
    <message>
      <source>applied to %1</source>
      <translation>angewendet auf %1</translation>
    </message>
    <message numerus="yes">
      <source>applied to all %n videos</source>
      <translation>
        <numerusform>auf %n Video angewendet</numerusform>
        <numerusform>auf alle %n Videos angewendet</numerusform>
      </translation>
    </message>
    <message>
      <source>applied to moments only</source>
      <translation>nur auf Momente angewendet</translation>
    </message>
    <message>
      <source>applied to the whole video</source>
      <translation>auf das ganze Video angewendet</translation>
    </message>
    <message>
      <source>rejected</source>
      <translation>abgelehnt</translation>
    </message>
    <message>
      <source>rejected for %1</source>
      <translation>abgelehnt für %1</translation>
    </message>
    <message>
      <source>suggested for %1</source>
      <translation>vorgeschlagen für %1</translation>
    </message>
    <message>
      <source>suggested, %1</source>
      <translation>vorgeschlagen, %1</translation>
    </message>
  </context>
  <context>
    <name>ChipGroup</name>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>%n weiteres</numerusform>
        <numerusform>%n weitere</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ChipMenu</name>
    <message>
      <source>&amp;Accept</source>
      <translation>A&amp;nnehmen</translation>
    </message>
    <message numerus="yes">
      <source>&amp;Accept all %n shown</source>
      <translation>
        <numerusform>Den %n gezeigten a&amp;nnehmen</numerusform>
        <numerusform>Alle %n gezeigten a&amp;nnehmen</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Accept where suggested</source>
      <translation>&amp;Annehmen, wo vorgeschlagen</translation>
    </message>
    <message>
      <source>&amp;Apply to all</source>
      <translation>Auf &amp;alle anwenden</translation>
    </message>
    <message>
      <source>&amp;Apply to this moment</source>
      <translation>Auf &amp;diesen Moment anwenden</translation>
    </message>
    <message>
      <source>&amp;Check 12 suggestions for %1</source>
      <translation>12 &amp;Vorschläge für %1 prüfen</translation>
    </message>
    <message>
      <source>&amp;Clear rejection</source>
      <translation>Ablehnung a&amp;ufheben</translation>
    </message>
    <message>
      <source>&amp;Mark this moment</source>
      <translation>Diesen Moment &amp;markieren</translation>
    </message>
    <message>
      <source>&amp;Play</source>
      <translation>&amp;Abspielen</translation>
    </message>
    <message numerus="yes">
      <source>&amp;Reject all %n shown</source>
      <translation>
        <numerusform>Den %n gezeigten ab&amp;lehnen</numerusform>
        <numerusform>Alle %n gezeigten ab&amp;lehnen</numerusform>
      </translation>
    </message>
    <message>
      <source>&amp;Remove</source>
      <translation>&amp;Entfernen</translation>
    </message>
    <message>
      <source>&amp;Show only videos with %1</source>
      <translation>&amp;Nur Videos mit %1 anzeigen</translation>
    </message>
    <message>
      <source>&amp;Show only videos with %1 suggested</source>
      <translation>&amp;Nur Videos mit Vorschlag %1 anzeigen</translation>
    </message>
    <message>
      <source>Apply to &amp;whole video</source>
      <translation>Auf &amp;ganzes Video anwenden</translation>
    </message>
    <message>
      <source>Re&amp;ject</source>
      <translation>Ab&amp;lehnen</translation>
    </message>
    <message>
      <source>Re&amp;ject where suggested</source>
      <translation>Ab&amp;lehnen, wo vorgeschlagen</translation>
    </message>
    <message>
      <source>Tag &amp;quality of %1…</source>
      <translation>&amp;Qualität des Schlagworts %1…</translation>
    </message>
  </context>
  <context>
    <name>ColourChoice</name>
    <message>
      <source>Automatic</source>
      <translation>Automatisch</translation>
    </message>
    <message>
      <source>Blue</source>
      <translation>Blau</translation>
    </message>
    <message>
      <source>Colour of the tag</source>
      <translation>Farbe des Schlagworts</translation>
    </message>
    <message>
      <source>Custom colour</source>
      <translation>Eigene Farbe</translation>
    </message>
    <message>
      <source>Green</source>
      <translation>Grün</translation>
    </message>
    <message>
      <source>Grey</source>
      <translation>Grau</translation>
    </message>
    <message>
      <source>Lime</source>
      <translation>Hellgrün</translation>
    </message>
    <message>
      <source>Orange</source>
      <translation>Orange</translation>
    </message>
    <message>
      <source>Other colour</source>
      <translation>Andere Farbe</translation>
    </message>
    <message>
      <source>Other…</source>
      <translation>Andere…</translation>
    </message>
    <message>
      <source>Pink</source>
      <translation>Rosa</translation>
    </message>
    <message>
      <source>Purple</source>
      <translation>Purpur</translation>
    </message>
    <message>
      <source>Red</source>
      <translation>Rot</translation>
    </message>
    <message>
      <source>Sky blue</source>
      <translation>Himmelblau</translation>
    </message>
    <message>
      <source>Turquoise</source>
      <translation>Türkis</translation>
    </message>
    <message>
      <source>Violet</source>
      <translation>Violett</translation>
    </message>
    <message>
      <source>Yellow</source>
      <translation>Gelb</translation>
    </message>
  </context>
  <context>
    <name>ColumnView</name>
    <message>
      <source>Columns</source>
      <translation>Spalten</translation>
    </message>
    <message>
      <source>Reset columns</source>
      <translation>Spalten zurücksetzen</translation>
    </message>
  </context>
  <context>
    <name>CommandPalette</name>
    <message>
      <source>Command</source>
      <translation>Befehl</translation>
    </message>
    <message>
      <source>Commands</source>
      <translation>Befehle</translation>
    </message>
    <message>
      <source>Matching commands</source>
      <translation>Passende Befehle</translation>
    </message>
    <message>
      <source>No command matches “%1”: press Enter to search your videos for these words.</source>
      <translation>Kein Befehl passt zu „%1“: Mit der Eingabetaste werden die Videos nach diesen Wörtern durchsucht.</translation>
    </message>
    <message>
      <source>Search videos</source>
      <translation>Videos durchsuchen</translation>
    </message>
    <message>
      <source>Type a command</source>
      <translation>Befehl eingeben</translation>
    </message>
  </context>
  <context>
    <name>Commands</name>
    <message>
      <source>&amp;1 star</source>
      <translation>&amp;1 Stern</translation>
    </message>
    <message>
      <source>&amp;2 stars</source>
      <translation>&amp;2 Sterne</translation>
    </message>
    <message>
      <source>&amp;3 stars</source>
      <translation>&amp;3 Sterne</translation>
    </message>
    <message>
      <source>&amp;4 stars</source>
      <translation>&amp;4 Sterne</translation>
    </message>
    <message>
      <source>&amp;5 stars</source>
      <translation>&amp;5 Sterne</translation>
    </message>
    <message>
      <source>&amp;About Clipshelf</source>
      <translation>Ü&amp;ber Clipshelf</translation>
    </message>
    <message>
      <source>&amp;Accept</source>
      <translation>&amp;Annehmen</translation>
    </message>
    <message>
      <source>&amp;Accept suggestion</source>
      <translation>Vorschlag anne&amp;hmen</translation>
    </message>
    <message>
      <source>&amp;Analyse again</source>
      <translation>Ne&amp;u analysieren</translation>
    </message>
    <message>
      <source>&amp;Back</source>
      <translation>Z&amp;urück</translation>
    </message>
    <message>
      <source>&amp;Both wanted</source>
      <translation>&amp;Beide behalten</translation>
    </message>
    <message>
      <source>&amp;Cancel queued jobs</source>
      <translation>&amp;Wartende Aufträge abbrechen</translation>
    </message>
    <message>
      <source>&amp;Clear in and out points</source>
      <translation>In- und Out-Punkt &amp;löschen</translation>
    </message>
    <message>
      <source>&amp;Command palette…</source>
      <translation>&amp;Befehlspalette…</translation>
    </message>
    <message>
      <source>&amp;Copy</source>
      <translation>&amp;Kopieren</translation>
    </message>
    <message>
      <source>&amp;Copy path</source>
      <translation>Pfad &amp;kopieren</translation>
    </message>
    <message>
      <source>&amp;Decrease speed</source>
      <translation>Tempo &amp;senken</translation>
    </message>
    <message>
      <source>&amp;Delete tags</source>
      <translation>Schlagwörter &amp;löschen</translation>
    </message>
    <message>
      <source>&amp;Dismiss message</source>
      <translation>&amp;Meldung schließen</translation>
    </message>
    <message>
      <source>&amp;Earlier in both</source>
      <translation>&amp;Früher in beiden</translation>
    </message>
    <message>
      <source>&amp;Edit</source>
      <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
      <source>&amp;Edit note</source>
      <translation>&amp;Notiz bearbeiten</translation>
    </message>
    <message>
      <source>&amp;Edit tag…</source>
      <translation>Schlagwort &amp;bearbeiten…</translation>
    </message>
    <message>
      <source>&amp;Export…</source>
      <translation>&amp;Exportieren…</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>&amp;Datei</translation>
    </message>
    <message>
      <source>&amp;Files</source>
      <translation>&amp;Dateien</translation>
    </message>
    <message>
      <source>&amp;Filmstrips</source>
      <translation>F&amp;ilmstreifen</translation>
    </message>
    <message>
      <source>&amp;Find a tag</source>
      <translation>Schlagwort &amp;suchen</translation>
    </message>
    <message>
      <source>&amp;Go</source>
      <translation>&amp;Gehe zu</translation>
    </message>
    <message>
      <source>&amp;Grid</source>
      <translation>&amp;Raster</translation>
    </message>
    <message>
      <source>&amp;Help</source>
      <translation>&amp;Hilfe</translation>
    </message>
    <message>
      <source>&amp;Hide offline videos</source>
      <translation>Offline-Videos &amp;ausblenden</translation>
    </message>
    <message>
      <source>&amp;Hide or show again</source>
      <translation>Aus&amp;blenden oder wieder anzeigen</translation>
    </message>
    <message>
      <source>&amp;Increase speed</source>
      <translation>Tempo er&amp;höhen</translation>
    </message>
    <message>
      <source>&amp;Inspector</source>
      <translation>De&amp;tails</translation>
    </message>
    <message>
      <source>&amp;Jobs</source>
      <translation>Aufträ&amp;ge</translation>
    </message>
    <message>
      <source>&amp;Join with adjacent moments</source>
      <translation>Mit angrenzenden Momenten ver&amp;binden</translation>
    </message>
    <message>
      <source>&amp;Keyboard shortcuts</source>
      <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
      <source>&amp;Library</source>
      <translation>B&amp;ibliothek</translation>
    </message>
    <message>
      <source>&amp;List</source>
      <translation>&amp;Liste</translation>
    </message>
    <message>
      <source>&amp;Louder</source>
      <translation>&amp;Lauter</translation>
    </message>
    <message>
      <source>&amp;Manual</source>
      <translation>&amp;Handbuch</translation>
    </message>
    <message>
      <source>&amp;Merge</source>
      <translation>&amp;Zusammenführen</translation>
    </message>
    <message>
      <source>&amp;Merge tags…</source>
      <translation>Schlagwörter zusammen&amp;führen…</translation>
    </message>
    <message>
      <source>&amp;Moments</source>
      <translation>&amp;Momente</translation>
    </message>
    <message>
      <source>&amp;Moments found</source>
      <translation>Ge&amp;fundene Momente</translation>
    </message>
    <message>
      <source>&amp;Mute</source>
      <translation>&amp;Stumm</translation>
    </message>
    <message>
      <source>&amp;New tag…</source>
      <translation>&amp;Neues Schlagwort…</translation>
    </message>
    <message>
      <source>&amp;Next moment</source>
      <translation>&amp;Nächster Moment</translation>
    </message>
    <message>
      <source>&amp;Next result</source>
      <translation>Nächster &amp;Treffer</translation>
    </message>
    <message>
      <source>&amp;No grouping</source>
      <translation>&amp;Keine Gruppierung</translation>
    </message>
    <message>
      <source>&amp;No rating</source>
      <translation>&amp;Keine Bewertung</translation>
    </message>
    <message>
      <source>&amp;Not related</source>
      <translation>&amp;Nicht verwandt</translation>
    </message>
    <message>
      <source>&amp;One at a time</source>
      <translation>&amp;Einzeln</translation>
    </message>
    <message>
      <source>&amp;Open in another player</source>
      <translation>In anderem &amp;Player öffnen</translation>
    </message>
    <message>
      <source>&amp;Pause analysis</source>
      <translation>Analyse &amp;anhalten</translation>
    </message>
    <message>
      <source>&amp;Play</source>
      <translation>&amp;Abspielen</translation>
    </message>
    <message>
      <source>&amp;Play or pause</source>
      <translation>&amp;Abspielen oder anhalten</translation>
    </message>
    <message>
      <source>&amp;Play or pause clip</source>
      <translation>&amp;Clip abspielen oder anhalten</translation>
    </message>
    <message>
      <source>&amp;Playback</source>
      <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
      <source>&amp;Player</source>
      <translation>&amp;Player</translation>
    </message>
    <message>
      <source>&amp;Previous moment</source>
      <translation>&amp;Voriger Moment</translation>
    </message>
    <message>
      <source>&amp;Previous result</source>
      <translation>&amp;Voriger Treffer</translation>
    </message>
    <message>
      <source>&amp;Quieter</source>
      <translation>L&amp;eiser</translation>
    </message>
    <message>
      <source>&amp;Quit</source>
      <translation>&amp;Beenden</translation>
    </message>
    <message>
      <source>&amp;Redo</source>
      <translation>&amp;Wiederholen</translation>
    </message>
    <message>
      <source>&amp;Reject</source>
      <translation>Ab&amp;lehnen</translation>
    </message>
    <message>
      <source>&amp;Reject by number key</source>
      <translation>Mit Zifferntaste &amp;ablehnen</translation>
    </message>
    <message>
      <source>&amp;Removed videos…</source>
      <translation>Ent&amp;fernte Videos…</translation>
    </message>
    <message>
      <source>&amp;Rename</source>
      <translation>&amp;Umbenennen</translation>
    </message>
    <message>
      <source>&amp;Rename…</source>
      <translation>&amp;Umbenennen…</translation>
    </message>
    <message>
      <source>&amp;Rescan all folders</source>
      <translation>Alle Ordner neu &amp;einlesen</translation>
    </message>
    <message>
      <source>&amp;Reset cover</source>
      <translation>Titelbild &amp;zurücksetzen</translation>
    </message>
    <message>
      <source>&amp;Reset layout</source>
      <translation>Anordnung &amp;wiederherstellen</translation>
    </message>
    <message>
      <source>&amp;Save answers</source>
      <translation>Antworten &amp;speichern</translation>
    </message>
    <message>
      <source>&amp;Save…</source>
      <translation>&amp;Speichern…</translation>
    </message>
    <message>
      <source>&amp;Search</source>
      <translation>&amp;Suchen</translation>
    </message>
    <message>
      <source>&amp;Search model…</source>
      <translation>&amp;Suchmodell…</translation>
    </message>
    <message>
      <source>&amp;Settings…</source>
      <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
      <source>&amp;Show only videos with this tag</source>
      <translation>Nur Videos &amp;mit diesem Schlagwort zeigen</translation>
    </message>
    <message>
      <source>&amp;Show videos</source>
      <translation>&amp;Videos anzeigen</translation>
    </message>
    <message>
      <source>&amp;Speed</source>
      <translation>&amp;Tempo</translation>
    </message>
    <message>
      <source>&amp;Split at the playhead</source>
      <translation>An der &amp;Abspielposition teilen</translation>
    </message>
    <message>
      <source>&amp;Tag all…</source>
      <translation>A&amp;lle verschlagworten …</translation>
    </message>
    <message>
      <source>&amp;Tag this moment…</source>
      <translation>Diesen &amp;Moment verschlagworten…</translation>
    </message>
    <message>
      <source>&amp;Tags</source>
      <translation>&amp;Schlagwörter</translation>
    </message>
    <message>
      <source>&amp;Type a tag…</source>
      <translation>Schlagwort &amp;eingeben…</translation>
    </message>
    <message>
      <source>&amp;Undecided</source>
      <translation>&amp;Offen lassen</translation>
    </message>
    <message>
      <source>&amp;Undo</source>
      <translation>&amp;Rückgängig</translation>
    </message>
    <message>
      <source>&amp;Use as cover</source>
      <translation>Als &amp;Titelbild verwenden</translation>
    </message>
    <message>
      <source>&amp;View</source>
      <translation>&amp;Ansicht</translation>
    </message>
    <message>
      <source>&amp;Watch this folder</source>
      <translation>Diesen Ordner ü&amp;berwachen</translation>
    </message>
    <message>
      <source>&amp;Withdraw answer</source>
      <translation>&amp;Antwort zurücknehmen</translation>
    </message>
    <message>
      <source>0.25×</source>
      <translation>0,25×</translation>
    </message>
    <message>
      <source>0.5×</source>
      <translation>0,5×</translation>
    </message>
    <message>
      <source>0.75×</source>
      <translation>0,75×</translation>
    </message>
    <message>
      <source>1 second back</source>
      <translation>1 Sekunde zurück</translation>
    </message>
    <message>
      <source>1 second forward</source>
      <translation>1 Sekunde vor</translation>
    </message>
    <message>
      <source>1.25×</source>
      <translation>1,25×</translation>
    </message>
    <message>
      <source>1.5×</source>
      <translation>1,5×</translation>
    </message>
    <message>
      <source>1×</source>
      <translation>1×</translation>
    </message>
    <message>
      <source>2×</source>
      <translation>2×</translation>
    </message>
    <message>
      <source>4×</source>
      <translation>4×</translation>
    </message>
    <message>
      <source>5 seconds back</source>
      <translation>5 Sekunden zurück</translation>
    </message>
    <message>
      <source>5 seconds forward</source>
      <translation>5 Sekunden vor</translation>
    </message>
    <message>
      <source>A tenth of the video back</source>
      <translation>Ein Zehntel des Videos zurück</translation>
    </message>
    <message>
      <source>A tenth of the video forward</source>
      <translation>Ein Zehntel des Videos vor</translation>
    </message>
    <message>
      <source>Accept a&amp;ll</source>
      <translation>Alle anneh&amp;men</translation>
    </message>
    <message>
      <source>Add &amp;folder…</source>
      <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>Add f&amp;iles…</source>
      <translation>&amp;Dateien hinzufügen…</translation>
    </message>
    <message>
      <source>Add ta&amp;gs…</source>
      <translation>Schlagwö&amp;rter hinzufügen…</translation>
    </message>
    <message>
      <source>Apply by number &amp;key</source>
      <translation>Mit &amp;Zifferntaste anwenden</translation>
    </message>
    <message>
      <source>C&amp;opies of videos…</source>
      <translation>&amp;Kopien von Videos…</translation>
    </message>
    <message>
      <source>Clear search and filters</source>
      <translation>Suche und Filter aufheben</translation>
    </message>
    <message>
      <source>Current &amp;frame</source>
      <translation>Aktuelles &amp;Bild</translation>
    </message>
    <message>
      <source>Fas&amp;ter</source>
      <translation>&amp;Schneller</translation>
    </message>
    <message>
      <source>Files that could &amp;not be read</source>
      <translation>Nicht les&amp;bare Dateien</translation>
    </message>
    <message>
      <source>Find &amp;moments like this frame</source>
      <translation>Ähnliche &amp;Momente finden</translation>
    </message>
    <message>
      <source>Find &amp;moved folder…</source>
      <translation>&amp;Verschobenen Ordner suchen…</translation>
    </message>
    <message>
      <source>Find similar &amp;moments</source>
      <translation>Ähnliche &amp;Momente finden</translation>
    </message>
    <message>
      <source>Find similar &amp;videos</source>
      <translation>Ähnliche &amp;Videos finden</translation>
    </message>
    <message>
      <source>Focus next pane</source>
      <translation>Nächsten Fensterbereich aktivieren</translation>
    </message>
    <message>
      <source>Focus previous pane</source>
      <translation>Vorigen Fensterbereich aktivieren</translation>
    </message>
    <message>
      <source>Fol&amp;ders</source>
      <translation>Or&amp;dner</translation>
    </message>
    <message>
      <source>For&amp;ward</source>
      <translation>&amp;Vor</translation>
    </message>
    <message>
      <source>Full &amp;screen</source>
      <translation>Vollbild&amp;modus</translation>
    </message>
    <message>
      <source>Full s&amp;creen</source>
      <translation>&amp;Vollbild</translation>
    </message>
    <message>
      <source>Gro&amp;up by</source>
      <translation>Gruppieren nac&amp;h</translation>
    </message>
    <message>
      <source>Group by &amp;folder</source>
      <translation>Gruppieren nach &amp;Ordner</translation>
    </message>
    <message>
      <source>Group by &amp;recording date</source>
      <translation>Gruppieren nach &amp;Aufnahmedatum</translation>
    </message>
    <message>
      <source>Group by date &amp;added</source>
      <translation>Gruppieren nach &amp;Hinzufügedatum</translation>
    </message>
    <message>
      <source>Group by file &amp;date</source>
      <translation>Gruppieren nach &amp;Dateidatum</translation>
    </message>
    <message>
      <source>Groups</source>
      <translation>Gruppen</translation>
    </message>
    <message>
      <source>Groups o&amp;f what looks alike</source>
      <translation>Gruppen ä&amp;hnlicher Videos</translation>
    </message>
    <message>
      <source>Hide near-copies among results</source>
      <translation>Fast gleiche Ergebnisse ausblenden</translation>
    </message>
    <message>
      <source>Hide videos with &amp;this tag</source>
      <translation>Videos mit diesem Schlagwort ausbl&amp;enden</translation>
    </message>
    <message>
      <source>Histor&amp;y of changes</source>
      <translation>Verlauf der &amp;Änderungen</translation>
    </message>
    <message>
      <source>Keep &amp;left</source>
      <translation>&amp;Links behalten</translation>
    </message>
    <message>
      <source>Keep &amp;right</source>
      <translation>&amp;Rechts behalten</translation>
    </message>
    <message>
      <source>L&amp;arger cards</source>
      <translation>Größere &amp;Karten</translation>
    </message>
    <message>
      <source>L&amp;ater in both</source>
      <translation>&amp;Später in beiden</translation>
    </message>
    <message>
      <source>L&amp;oop</source>
      <translation>Endlosschle&amp;ife</translation>
    </message>
    <message>
      <source>Less like t&amp;his</source>
      <translation>&amp;Weniger davon</translation>
    </message>
    <message>
      <source>Loop this &amp;moment</source>
      <translation>Diesen Moment &amp;wiederholen</translation>
    </message>
    <message>
      <source>Map</source>
      <translation>Karte</translation>
    </message>
    <message>
      <source>More li&amp;ke this</source>
      <translation>Me&amp;hr davon</translation>
    </message>
    <message>
      <source>Move &amp;down</source>
      <translation>Nach u&amp;nten</translation>
    </message>
    <message>
      <source>Move &amp;up</source>
      <translation>Nach &amp;oben</translation>
    </message>
    <message>
      <source>Move edge 1 second earlier</source>
      <translation>Rand 1 Sekunde früher</translation>
    </message>
    <message>
      <source>Move edge 1 second later</source>
      <translation>Rand 1 Sekunde später</translation>
    </message>
    <message>
      <source>Move edge one &amp;frame earlier</source>
      <translation>Rand ein Bild &amp;früher</translation>
    </message>
    <message>
      <source>Move edge one frame &amp;later</source>
      <translation>Rand ein Bild &amp;später</translation>
    </message>
    <message>
      <source>Move files to &amp;trash…</source>
      <translation>In den Papierkorb &amp;legen…</translation>
    </message>
    <message>
      <source>Ne&amp;xt video</source>
      <translation>Nä&amp;chstes Video</translation>
    </message>
    <message>
      <source>On the seco&amp;nd screen</source>
      <translation>Auf dem &amp;zweiten Bildschirm</translation>
    </message>
    <message>
      <source>One frame &amp;back</source>
      <translation>Ein Bild &amp;zurück</translation>
    </message>
    <message>
      <source>One frame f&amp;orward</source>
      <translation>Ein Bild &amp;vor</translation>
    </message>
    <message>
      <source>Pre&amp;vious video</source>
      <translation>Vo&amp;riges Video</translation>
    </message>
    <message>
      <source>Previous pa&amp;ge</source>
      <translation>&amp;Vorige Seite</translation>
    </message>
    <message>
      <source>Ratin&amp;g</source>
      <translation>&amp;Bewertung</translation>
    </message>
    <message>
      <source>Re&amp;ject all</source>
      <translation>Alle ablehne&amp;n</translation>
    </message>
    <message>
      <source>Re&amp;move</source>
      <translation>&amp;Entfernen</translation>
    </message>
    <message>
      <source>Re&amp;view suggestions…</source>
      <translation>Vorschläge durchse&amp;hen…</translation>
    </message>
    <message>
      <source>Reject su&amp;ggestion</source>
      <translation>Vors&amp;chlag ablehnen</translation>
    </message>
    <message>
      <source>Remo&amp;ve tag from this moment</source>
      <translation>Schlagwor&amp;t von diesem Moment entfernen</translation>
    </message>
    <message>
      <source>Remo&amp;ve this folder…</source>
      <translation>Diesen Ordner entfer&amp;nen…</translation>
    </message>
    <message>
      <source>Remove from &amp;library</source>
      <translation>Aus der Bibliothek &amp;entfernen</translation>
    </message>
    <message>
      <source>Ren&amp;ame</source>
      <translation>&amp;Umbenennen</translation>
    </message>
    <message>
      <source>Rescan &amp;this folder</source>
      <translation>&amp;Diesen Ordner neu einlesen</translation>
    </message>
    <message>
      <source>S&amp;ort by</source>
      <translation>Ordn&amp;en nach</translation>
    </message>
    <message>
      <source>S&amp;plit</source>
      <translation>&amp;Teilen</translation>
    </message>
    <message>
      <source>Sa&amp;ved searches</source>
      <translation>Gespei&amp;cherte Suchen</translation>
    </message>
    <message>
      <source>Save s&amp;earch…</source>
      <translation>Suche s&amp;peichern…</translation>
    </message>
    <message>
      <source>Search &amp;by picture…</source>
      <translation>Mit &amp;Bild suchen…</translation>
    </message>
    <message>
      <source>Search by picture from &amp;clipboard</source>
      <translation>Mit Bild aus &amp;Zwischenablage suchen</translation>
    </message>
    <message>
      <source>Select &amp;all</source>
      <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
      <source>Select &amp;edge to move</source>
      <translation>&amp;Rand zum Verschieben wählen</translation>
    </message>
    <message>
      <source>Select &amp;group</source>
      <translation>&amp;Gruppe auswählen</translation>
    </message>
    <message>
      <source>Select n&amp;one</source>
      <translation>&amp;Nichts auswählen</translation>
    </message>
    <message>
      <source>Set &amp;in point</source>
      <translation>&amp;In-Punkt setzen</translation>
    </message>
    <message>
      <source>Set &amp;out point</source>
      <translation>&amp;Out-Punkt setzen</translation>
    </message>
    <message>
      <source>Set e&amp;xact times</source>
      <translation>&amp;Genaue Zeiten setzen</translation>
    </message>
    <message>
      <source>Set in an&amp;d out points to this moment</source>
      <translation>In- und Out-Punkt auf &amp;diesen Moment setzen</translation>
    </message>
    <message>
      <source>Sh&amp;ow only suggested videos</source>
      <translation>Nur v&amp;orgeschlagene Videos zeigen</translation>
    </message>
    <message>
      <source>Show &amp;rejected moments</source>
      <translation>&amp;Abgelehnte Momente zeigen</translation>
    </message>
    <message>
      <source>Show as &amp;list</source>
      <translation>Als &amp;Liste zeigen</translation>
    </message>
    <message>
      <source>Show in &amp;file manager</source>
      <translation>Im &amp;Dateimanager zeigen</translation>
    </message>
    <message>
      <source>Show s&amp;uggestions</source>
      <translation>V&amp;orschläge zeigen</translation>
    </message>
    <message>
      <source>Show whole &amp;video</source>
      <translation>Ganzes &amp;Video zeigen</translation>
    </message>
    <message>
      <source>Slower, then &amp;backwards</source>
      <translation>&amp;Langsamer, dann rückwärts</translation>
    </message>
    <message>
      <source>Smaller &amp;cards</source>
      <translation>Klei&amp;nere Karten</translation>
    </message>
    <message>
      <source>So&amp;und</source>
      <translation>T&amp;on</translation>
    </message>
    <message>
      <source>Sort by &amp;date last tagged, newest first</source>
      <translation>Ordnen nach &amp;Datum der Verschlagwortung, neueste zuerst</translation>
    </message>
    <message>
      <source>Sort by &amp;file date, newest first</source>
      <translation>Ordnen nach Da&amp;teidatum, neueste zuerst</translation>
    </message>
    <message>
      <source>Sort by &amp;name</source>
      <translation>Ordnen nach &amp;Name</translation>
    </message>
    <message>
      <source>Sort by &amp;recording date, newest first</source>
      <translation>Ordnen nach &amp;Aufnahmedatum, neueste zuerst</translation>
    </message>
    <message>
      <source>Sort by date &amp;added, newest first</source>
      <translation>Ordnen nach &amp;Hinzufügedatum, neueste zuerst</translation>
    </message>
    <message>
      <source>Sort by duration, &amp;longest first</source>
      <translation>Ordnen nach Dauer, &amp;längste zuerst</translation>
    </message>
    <message>
      <source>Sort by duration, &amp;shortest first</source>
      <translation>Ordnen nach Dauer, &amp;kürzeste zuerst</translation>
    </message>
    <message>
      <source>Sort by ra&amp;ting, highest first</source>
      <translation>Ordnen nach &amp;Bewertung, höchste zuerst</translation>
    </message>
    <message>
      <source>Sort by si&amp;milarity to the selected video</source>
      <translation>Ordnen nach Ähnlichkeit mit dem ausgewählten &amp;Video</translation>
    </message>
    <message>
      <source>T&amp;ools</source>
      <translation>E&amp;xtras</translation>
    </message>
    <message>
      <source>Tag &amp;quality…</source>
      <translation>&amp;Qualität des Schlagworts…</translation>
    </message>
    <message>
      <source>Tag for key &amp;1</source>
      <translation>Schlagwort für Taste &amp;1</translation>
    </message>
    <message>
      <source>Tag for key &amp;2</source>
      <translation>Schlagwort für Taste &amp;2</translation>
    </message>
    <message>
      <source>Tag for key &amp;3</source>
      <translation>Schlagwort für Taste &amp;3</translation>
    </message>
    <message>
      <source>Tag for key &amp;4</source>
      <translation>Schlagwort für Taste &amp;4</translation>
    </message>
    <message>
      <source>Tag for key &amp;5</source>
      <translation>Schlagwort für Taste &amp;5</translation>
    </message>
    <message>
      <source>Tag for key &amp;6</source>
      <translation>Schlagwort für Taste &amp;6</translation>
    </message>
    <message>
      <source>Tag for key &amp;7</source>
      <translation>Schlagwort für Taste &amp;7</translation>
    </message>
    <message>
      <source>Tag for key &amp;8</source>
      <translation>Schlagwort für Taste &amp;8</translation>
    </message>
    <message>
      <source>Tag for key &amp;9</source>
      <translation>Schlagwort für Taste &amp;9</translation>
    </message>
    <message>
      <source>Tim&amp;eline</source>
      <translation>&amp;Zeitleiste</translation>
    </message>
    <message>
      <source>Timel&amp;ine</source>
      <translation>Z&amp;eitleiste</translation>
    </message>
    <message>
      <source>To a &amp;time…</source>
      <translation>Zu einer Zei&amp;t…</translation>
    </message>
    <message>
      <source>To the &amp;first frame</source>
      <translation>Zum &amp;ersten Bild</translation>
    </message>
    <message>
      <source>To the &amp;last frame</source>
      <translation>Zum &amp;letzten Bild</translation>
    </message>
    <message>
      <source>Tra&amp;in</source>
      <translation>&amp;Trainieren</translation>
    </message>
    <message>
      <source>Training histor&amp;y…</source>
      <translation>Trainin&amp;gsverlauf…</translation>
    </message>
    <message>
      <source>V&amp;ideo</source>
      <translation>&amp;Video</translation>
    </message>
    <message>
      <source>W&amp;hile reviewing</source>
      <translation>Beim &amp;Durchsehen</translation>
    </message>
    <message>
      <source>While comparin&amp;g copies</source>
      <translation>Beim Ver&amp;gleichen von Kopien</translation>
    </message>
    <message>
      <source>Zoom &amp;in</source>
      <translation>Ver&amp;größern</translation>
    </message>
    <message>
      <source>Zoom &amp;out</source>
      <translation>Ver&amp;kleinern</translation>
    </message>
  </context>
  <context>
    <name>ComparisonView</name>
    <message>
      <source>Frame on the left</source>
      <translation>Einzelbild links</translation>
    </message>
    <message>
      <source>Frame on the right</source>
      <translation>Einzelbild rechts</translation>
    </message>
    <message>
      <source>Position in both videos</source>
      <translation>Position in beiden Videos</translation>
    </message>
    <message>
      <source>Show all of the pictures</source>
      <translation>Bilder ganz zeigen</translation>
    </message>
    <message>
      <source>The files</source>
      <translation>Die Dateien</translation>
    </message>
    <message>
      <source>The files compared</source>
      <translation>Die Dateien im Vergleich</translation>
    </message>
    <message>
      <source>Why these two</source>
      <translation>Warum diese beiden</translation>
    </message>
    <message>
      <source>Zoom in</source>
      <translation>Vergrößern</translation>
    </message>
    <message>
      <source>Zoom out</source>
      <translation>Verkleinern</translation>
    </message>
  </context>
  <context>
    <name>CompletionPopup</name>
    <message>
      <source>Completions</source>
      <translation>Vervollständigungen</translation>
    </message>
  </context>
  <context>
    <name>Confidence</name>
    <message>
      <source>likely</source>
      <translation>wahrscheinlich</translation>
    </message>
    <message>
      <source>possible</source>
      <translation>möglich</translation>
    </message>
    <message>
      <source>unlikely</source>
      <translation>unwahrscheinlich</translation>
    </message>
  </context>
  <context>
    <name>CurvePlot</name>
    <message>
      <source>Learning curve</source>
      <translation>Lernkurve</translation>
    </message>
  </context>
  <context>
    <name>Drag</name>
    <message numerus="yes">
      <source>%n files</source>
      <translation>
        <numerusform>%n Datei</numerusform>
        <numerusform>%n Dateien</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Duplicates</name>
    <message>
      <source>%1 %2 better</source>
      <translation>%1 %2 besser</translation>
    </message>
    <message>
      <source>%1 (%2)</source>
      <translation>%1 (%2)</translation>
    </message>
    <message>
      <source>%1 Mbit/s</source>
      <translation>%1 Mbit/s</translation>
    </message>
    <message>
      <source>%1 Your answer: %2.</source>
      <translation>%1 Antwort: %2.</translation>
    </message>
    <message>
      <source>%1 and %2, %3</source>
      <translation>%1 und %2, %3</translation>
    </message>
    <message>
      <source>%1 faster on the left</source>
      <translation>links %1 schneller</translation>
    </message>
    <message>
      <source>%1 faster on the right</source>
      <translation>rechts %1 schneller</translation>
    </message>
    <message>
      <source>%1 has the tags of both</source>
      <translation>%1 hat die Schlagwörter beider</translation>
    </message>
    <message>
      <source>%1 is kept</source>
      <translation>%1 wird behalten</translation>
    </message>
    <message>
      <source>%1 later on the left</source>
      <translation>links %1 später</translation>
    </message>
    <message>
      <source>%1 later on the right</source>
      <translation>rechts %1 später</translation>
    </message>
    <message>
      <source>%1 match</source>
      <translation>%1 gleich</translation>
    </message>
    <message>
      <source>%1, shown mirrored</source>
      <translation>%1, gespiegelt gezeigt</translation>
    </message>
    <message numerus="yes">
      <source>%n pairs to answer</source>
      <translation>
        <numerusform>noch %n Paar zu beantworten</numerusform>
        <numerusform>noch %n Paare zu beantworten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n videos compared</source>
      <translation>
        <numerusform>%n Video verglichen</numerusform>
        <numerusform>%n Videos verglichen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n videos have not been compared yet</source>
      <translation>
        <numerusform>%n Video ist noch nicht verglichen</numerusform>
        <numerusform>%n Videos sind noch nicht verglichen</numerusform>
      </translation>
    </message>
    <message>
      <source>Bit rate</source>
      <translation>Bitrate</translation>
    </message>
    <message>
      <source>Both wanted</source>
      <translation>Beide behalten</translation>
    </message>
    <message>
      <source>Codec</source>
      <translation>Codec</translation>
    </message>
    <message>
      <source>Content</source>
      <translation>Inhalt</translation>
    </message>
    <message>
      <source>Copies</source>
      <translation>Kopien</translation>
    </message>
    <message>
      <source>Copies are listed here as they are found. You can do other things meanwhile.</source>
      <translation>Gefundene Kopien erscheinen hier nach und nach. Währenddessen lässt sich anderes tun.</translation>
    </message>
    <message>
      <source>Covers of the shorter video</source>
      <translation>Anteil am kürzeren Video</translation>
    </message>
    <message>
      <source>Duration</source>
      <translation>Dauer</translation>
    </message>
    <message>
      <source>Equal size, and equal samples of their bytes</source>
      <translation>Gleiche Größe und gleiche Stichproben der Bytes</translation>
    </message>
    <message>
      <source>File date</source>
      <translation>Dateidatum</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Frame rate</source>
      <translation>Bildrate</translation>
    </message>
    <message>
      <source>Frames compared</source>
      <translation>Verglichene Bilder</translation>
    </message>
    <message>
      <source>Keep the better of two videos</source>
      <translation>Das bessere von zwei Videos behalten</translation>
    </message>
    <message>
      <source>Left is better</source>
      <translation>Links ist besser</translation>
    </message>
    <message>
      <source>Look alike</source>
      <translation>Ähnlich</translation>
    </message>
    <message>
      <source>Look for copies</source>
      <translation>Kopien suchen</translation>
    </message>
    <message>
      <source>Looking for copies: %1 of %2 videos compared</source>
      <translation>Suche nach Kopien: %1 von %2 Videos verglichen</translation>
    </message>
    <message>
      <source>Matching part on the left</source>
      <translation>Gleicher Teil links</translation>
    </message>
    <message>
      <source>Matching part on the right</source>
      <translation>Gleicher Teil rechts</translation>
    </message>
    <message>
      <source>Mirrored</source>
      <translation>Gespiegelt</translation>
    </message>
    <message>
      <source>Next to nothing moves; the pictures are equal</source>
      <translation>Fast nichts bewegt sich; die Bilder sind gleich</translation>
    </message>
    <message>
      <source>No</source>
      <translation>Nein</translation>
    </message>
    <message>
      <source>No copies were found that you have not answered.</source>
      <translation>Es gibt keine Kopien ohne Antwort.</translation>
    </message>
    <message>
      <source>No: what moves is different</source>
      <translation>Nein: Was sich bewegt, ist verschieden</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Keiner</translation>
    </message>
    <message>
      <source>Not related</source>
      <translation>Nicht verwandt</translation>
    </message>
    <message>
      <source>Noted that both videos are wanted</source>
      <translation>Gemerkt: Beide Videos bleiben</translation>
    </message>
    <message>
      <source>Noted that these videos are not related</source>
      <translation>Gemerkt: Die Videos sind nicht verwandt</translation>
    </message>
    <message>
      <source>Offset</source>
      <translation>Versatz</translation>
    </message>
    <message>
      <source>Once videos have been analysed, copies among them can be found here.</source>
      <translation>Sobald Videos analysiert sind, lassen sich hier Kopien unter ihnen finden.</translation>
    </message>
    <message>
      <source>One is enough</source>
      <translation>Eine genügt</translation>
    </message>
    <message>
      <source>Pictures agree</source>
      <translation>Bilder stimmen überein</translation>
    </message>
    <message>
      <source>Pieces of others</source>
      <translation>Ausschnitte anderer</translation>
    </message>
    <message>
      <source>Rating</source>
      <translation>Bewertung</translation>
    </message>
    <message>
      <source>Recorded</source>
      <translation>Aufgenommen</translation>
    </message>
    <message>
      <source>Resolution</source>
      <translation>Auflösung</translation>
    </message>
    <message>
      <source>Right is better</source>
      <translation>Rechts ist besser</translation>
    </message>
    <message>
      <source>Same file twice</source>
      <translation>Dieselbe Datei doppelt</translation>
    </message>
    <message>
      <source>Same pictures</source>
      <translation>Dieselben Bilder</translation>
    </message>
    <message>
      <source>Shared parts</source>
      <translation>Gemeinsame Teile</translation>
    </message>
    <message>
      <source>Similar frames</source>
      <translation>Ähnliche Bilder</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>Ton</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>Tempo</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>Schlagwörter</translation>
    </message>
    <message>
      <source>The answer was withdrawn</source>
      <translation>Die Antwort ist zurückgenommen</translation>
    </message>
    <message>
      <source>The file that is kept cannot be reached now, so the other one stays where it is.</source>
      <translation>Die Datei, die bleiben soll, ist gerade nicht erreichbar. Deshalb bleibt auch die andere, wo sie ist.</translation>
    </message>
    <message>
      <source>The same</source>
      <translation>Gleich</translation>
    </message>
    <message>
      <source>The video on the left may be a piece of the one on the right.</source>
      <translation>Das linke Video ist vielleicht ein Ausschnitt des rechten.</translation>
    </message>
    <message>
      <source>There are no more pairs of this kind.</source>
      <translation>Es gibt keine weiteren Paare dieser Art.</translation>
    </message>
    <message>
      <source>There is no picture at this time.</source>
      <translation>Zu dieser Zeit gibt es kein Bild.</translation>
    </message>
    <message>
      <source>These are two files with the same content.</source>
      <translation>Dies sind zwei Dateien mit demselben Inhalt.</translation>
    </message>
    <message>
      <source>These look alike, but they do not show the same pictures.</source>
      <translation>Diese Videos sind ähnlich, zeigen aber nicht dieselben Bilder.</translation>
    </message>
    <message>
      <source>These may be copies: they show the same pictures throughout.</source>
      <translation>Dies sind vielleicht Kopien: Sie zeigen durchgehend dieselben Bilder.</translation>
    </message>
    <message>
      <source>These may share a part: it shows the same pictures in both.</source>
      <translation>Diese Videos haben vielleicht einen Teil gemeinsam: Er zeigt in beiden dieselben Bilder.</translation>
    </message>
    <message>
      <source>Two videos are both wanted</source>
      <translation>Zwei Videos beide behalten</translation>
    </message>
    <message>
      <source>Two videos are not related</source>
      <translation>Zwei Videos sind nicht verwandt</translation>
    </message>
    <message>
      <source>Videos that were encoded again, trimmed or cut out of others are found by comparing their pictures. That takes about as long as analysing them, and no file is changed.</source>
      <translation>Videos, die neu kodiert, gekürzt oder aus anderen geschnitten wurden, findet ein Vergleich ihrer Bilder. Er dauert etwa so lange wie die Analyse und ändert keine Datei.</translation>
    </message>
    <message>
      <source>What moves agrees</source>
      <translation>Bewegung stimmt überein</translation>
    </message>
    <message>
      <source>Withdraw the answer about two videos</source>
      <translation>Antwort zu zwei Videos zurücknehmen</translation>
    </message>
    <message>
      <source>Yes</source>
      <translation>Ja</translation>
    </message>
    <message>
      <source>Yes, by %1</source>
      <translation>Ja, zu %1</translation>
    </message>
    <message>
      <source>mirrored</source>
      <translation>gespiegelt</translation>
    </message>
    <message>
      <source>same content</source>
      <translation>gleicher Inhalt</translation>
    </message>
  </context>
  <context>
    <name>DuplicatesPage</name>
    <message>
      <source>Answered pairs, too</source>
      <translation>Auch beantwortete</translation>
    </message>
    <message>
      <source>Back to all videos</source>
      <translation>Zurück zu allen Videos</translation>
    </message>
    <message>
      <source>Copies of videos</source>
      <translation>Kopien von Videos</translation>
    </message>
    <message>
      <source>Look for copies</source>
      <translation>Kopien suchen</translation>
    </message>
    <message>
      <source>Pairs of videos</source>
      <translation>Paare von Videos</translation>
    </message>
    <message>
      <source>Pairs to show</source>
      <translation>Gezeigte Paare</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Anhalten</translation>
    </message>
  </context>
  <context>
    <name>Encoder</name>
    <message>
      <source>%1 is ready. Your videos are now being analysed with it; you can keep searching meanwhile.</source>
      <translation>%1 ist bereit. Die Videos werden jetzt damit analysiert; Suchen ist weiter möglich.</translation>
    </message>
    <message>
      <source>Choose a folder with a CLIP model</source>
      <translation>Ordner mit einem CLIP-Modell auswählen</translation>
    </message>
    <message>
      <source>Paused. You can resume the download later.</source>
      <translation>Angehalten. Der Download lässt sich später fortsetzen.</translation>
    </message>
    <message>
      <source>Search continues with %1.</source>
      <translation>Die Suche läuft mit %1 weiter.</translation>
    </message>
    <message>
      <source>Search continues with the built-in model.</source>
      <translation>Die Suche läuft mit dem eingebauten Modell weiter.</translation>
    </message>
    <message>
      <source>Search model: %1</source>
      <translation>Suchmodell: %1</translation>
    </message>
    <message>
      <source>Your own model folder.</source>
      <translation>Ein eigener Modellordner.</translation>
    </message>
  </context>
  <context>
    <name>EncoderChoice</name>
    <message numerus="yes">
      <source>%n more search models</source>
      <translation>
        <numerusform>%n weiteres Suchmodell</numerusform>
        <numerusform>%n weitere Suchmodelle</numerusform>
      </translation>
    </message>
    <message>
      <source>Use your own model folder…</source>
      <translation>Eigenen Modellordner verwenden…</translation>
    </message>
  </context>
  <context>
    <name>EncoderDialog</name>
    <message>
      <source>Search model</source>
      <translation>Suchmodell</translation>
    </message>
    <message>
      <source>The search model determines what you can find by words and pictures. After a change, your videos are analysed again in the background; until then, search uses the previous model. You can change back at any time.</source>
      <translation>Das Suchmodell bestimmt, was sich mit Wörtern und Bildern finden lässt. Nach einem Wechsel werden die Videos im Hintergrund neu analysiert; bis dahin verwendet die Suche das bisherige Modell. Ein Wechsel zurück ist jederzeit möglich.</translation>
    </message>
  </context>
  <context>
    <name>EncoderPage</name>
    <message>
      <source>, on %1</source>
      <translation>, auf %1</translation>
    </message>
    <message>
      <source>Choose search model</source>
      <translation>Suchmodell auswählen</translation>
    </message>
    <message>
      <source>In use: %1</source>
      <translation>In Gebrauch: %1</translation>
    </message>
    <message>
      <source>No search model has been selected yet.</source>
      <translation>Es wurde noch kein Suchmodell ausgewählt.</translation>
    </message>
    <message>
      <source>The settings of this library contain the download address %1. It is ignored; only your own setting is used.</source>
      <translation>Die Einstellungen dieser Bibliothek enthalten die Download-Adresse %1. Sie wird ignoriert; nur die eigene Einstellung gilt.</translation>
    </message>
  </context>
  <context>
    <name>Engine</name>
    <message>
      <source>1 decision</source>
      <translation>1 Entscheidung</translation>
    </message>
    <message>
      <source>1 group</source>
      <translation>1 Gruppe</translation>
    </message>
    <message>
      <source>A check cannot be reviewed page by page</source>
      <translation>Eine Prüfung lässt sich nicht Seite für Seite durchsehen</translation>
    </message>
    <message>
      <source>A feature or label in this row is not a number</source>
      <translation>Ein Merkmal oder Schlagwort dieser Zeile ist keine Zahl</translation>
    </message>
    <message>
      <source>A filter beside words always holds: (sunny OR snow) tag:beach.</source>
      <translation>Ein Filter neben Wörtern gilt immer: (sonnig OR Schnee) tag:strand.</translation>
    </message>
    <message>
      <source>A group {name} already exists</source>
      <translation>Eine Gruppe {name} gibt es schon</translation>
    </message>
    <message>
      <source>A map cannot be written to {name}</source>
      <translation>Eine Karte kann nicht in {name} geschrieben werden</translation>
    </message>
    <message>
      <source>A model folder contains {config} and the weights.</source>
      <translation>Ein Modellordner enthält {config} und die Gewichte.</translation>
    </message>
    <message>
      <source>A model in your own folder {folder}.</source>
      <translation>Ein Modell im eigenen Ordner {folder}.</translation>
    </message>
    <message>
      <source>A moment cannot be inside another moment</source>
      <translation>Ein Moment kann nicht in einem anderen stehen</translation>
    </message>
    <message>
      <source>A moment is described by filters such as tag:goal conf&gt;0.8, not by words</source>
      <translation>Ein Moment wird durch Filter wie tag:tor conf&gt;0.8 beschrieben, nicht durch Wörter</translation>
    </message>
    <message>
      <source>A new shared part was trained but was no more accurate on examples kept back for testing, so the old one is kept</source>
      <translation>Ein neuer gemeinsamer Teil wurde trainiert, war an zum Testen zurückgehaltenen Beispielen aber nicht genauer; der alte bleibt</translation>
    </message>
    <message>
      <source>A new shared part was trained, but some tags got worse or would be suggested far more often, so the old one is kept</source>
      <translation>Ein neuer gemeinsamer Teil wurde trainiert, aber einige Schlagwörter wurden schlechter oder würden viel öfter vorgeschlagen; der alte bleibt</translation>
    </message>
    <message>
      <source>A new version was trained on {count} decisions and is ready for review</source>
      <translation>Eine neue Version wurde mit {count} Entscheidungen trainiert und kann angesehen werden</translation>
    </message>
    <message>
      <source>A parenthesis is closed that was not opened</source>
      <translation>Eine Klammer wird geschlossen, die nicht geöffnet wurde</translation>
    </message>
    <message>
      <source>A parenthesis is not closed</source>
      <translation>Eine Klammer ist nicht geschlossen</translation>
    </message>
    <message>
      <source>A parenthesis stands directly behind a word</source>
      <translation>Eine Klammer steht direkt hinter einem Wort</translation>
    </message>
    <message>
      <source>A part of the built-in model cannot be loaded ({reason})</source>
      <translation>Ein Teil des eingebauten Modells kann nicht geladen werden ({reason})</translation>
    </message>
    <message>
      <source>A quotation mark is not closed</source>
      <translation>Ein Anführungszeichen ist nicht geschlossen</translation>
    </message>
    <message>
      <source>A rated segment of this record starts before the video</source>
      <translation>Ein bewerteter Abschnitt dieses Datensatzes beginnt vor dem Video</translation>
    </message>
    <message>
      <source>A rating is at most {most}</source>
      <translation>Eine Bewertung ist höchstens {most}</translation>
    </message>
    <message>
      <source>A saved search needs a name</source>
      <translation>Eine gespeicherte Suche braucht einen Namen</translation>
    </message>
    <message>
      <source>A search {name} already exists</source>
      <translation>Eine Suche {name} gibt es schon</translation>
    </message>
    <message>
      <source>A tag and each of its aliases need their own name</source>
      <translation>Ein Schlagwort und jedes seiner anderen Wörter braucht einen eigenen Namen</translation>
    </message>
    <message>
      <source>A tag cannot be merged with itself</source>
      <translation>Ein Schlagwort kann nicht mit sich selbst zusammengeführt werden</translation>
    </message>
    <message>
      <source>A tag {name} already exists, and {word} is one of its names</source>
      <translation>Ein Schlagwort {name} gibt es schon, und {word} ist einer seiner Namen</translation>
    </message>
    <message>
      <source>A training is already running</source>
      <translation>Es läuft schon ein Training</translation>
    </message>
    <message>
      <source>A weight is more than 0 and at most {most}</source>
      <translation>Ein Gewicht ist größer als 0 und höchstens {most}</translation>
    </message>
    <message>
      <source>A word or a filter is expected before {word}</source>
      <translation>Vor {word} fehlt ein Wort oder ein Filter</translation>
    </message>
    <message>
      <source>Add a folder first.</source>
      <translation>Zuerst einen Ordner hinzufügen.</translation>
    </message>
    <message>
      <source>Add videos and wait until they are analysed.</source>
      <translation>Videos hinzufügen und die Analyse abwarten.</translation>
    </message>
    <message>
      <source>After {head} stands one of: {known}.</source>
      <translation>Nach {head} steht eines von: {known}.</translation>
    </message>
    <message>
      <source>An alternative is empty</source>
      <translation>Eine Alternative ist leer</translation>
    </message>
    <message>
      <source>An unexpected error occurred</source>
      <translation>Ein unerwarteter Fehler ist aufgetreten</translation>
    </message>
    <message>
      <source>An unexpected error occurred while reading it ({kind})</source>
      <translation>Das Lesen schlug unerwartet fehl ({kind})</translation>
    </message>
    <message>
      <source>Analysing {name}</source>
      <translation>{name} wird analysiert</translation>
    </message>
    <message>
      <source>Analysis is paused</source>
      <translation>Die Analyse ist angehalten</translation>
    </message>
    <message>
      <source>Another program is using {path}</source>
      <translation>Ein anderes Programm benutzt {path}</translation>
    </message>
    <message>
      <source>Another program tried to connect to the analysis process</source>
      <translation>Ein anderes Programm wollte sich mit dem Analyseprozess verbinden</translation>
    </message>
    <message>
      <source>Arranging the map: {percent} %</source>
      <translation>Karte wird geordnet: {percent} %</translation>
    </message>
    <message>
      <source>Begin the file with the line path,tag,decision,start_seconds,end_seconds, and save it as UTF-8.</source>
      <translation>Die Datei mit der Zeile path,tag,decision,start_seconds,end_seconds beginnen und als UTF-8 speichern.</translation>
    </message>
    <message>
      <source>Built-in model</source>
      <translation>Eingebautes Modell</translation>
    </message>
    <message>
      <source>Catalog</source>
      <translation>Katalog</translation>
    </message>
    <message>
      <source>Catalog: {problem}; repaired.</source>
      <translation>Katalog: {problem}; repariert.</translation>
    </message>
    <message>
      <source>Change to another folder.</source>
      <translation>Bitte in einen anderen Ordner wechseln.</translation>
    </message>
    <message>
      <source>Check it again before deciding.</source>
      <translation>Bitte vor dem Entscheiden noch einmal prüfen.</translation>
    </message>
    <message>
      <source>Check its permissions.</source>
      <translation>Bitte die Zugriffsrechte prüfen.</translation>
    </message>
    <message>
      <source>Check that it exists.</source>
      <translation>Bitte prüfen, ob sie da ist.</translation>
    </message>
    <message>
      <source>Check that it is a path.</source>
      <translation>Bitte prüfen, ob es einer ist.</translation>
    </message>
    <message>
      <source>Check that it is the right file.</source>
      <translation>Bitte prüfen, ob es die richtige Datei ist.</translation>
    </message>
    <message>
      <source>Check that its folder exists and is writable.</source>
      <translation>Bitte prüfen, ob der Ordner vorhanden ist und beschrieben werden darf.</translation>
    </message>
    <message>
      <source>Check that the drive is connected and healthy.</source>
      <translation>Bitte prüfen, ob das Laufwerk angeschlossen und gesund ist.</translation>
    </message>
    <message>
      <source>Check the connection, then try again.</source>
      <translation>Bitte die Verbindung prüfen und noch einmal versuchen.</translation>
    </message>
    <message>
      <source>Check the disk.</source>
      <translation>Bitte den Datenträger prüfen.</translation>
    </message>
    <message>
      <source>Check the path.</source>
      <translation>Den Pfad prüfen.</translation>
    </message>
    <message>
      <source>Check the spelling, and whether its drive is connected.</source>
      <translation>Bitte die Schreibweise prüfen, und ob das Laufwerk angeschlossen ist.</translation>
    </message>
    <message>
      <source>Choose a JPEG, PNG, WebP or GIF file.</source>
      <translation>Bitte eine JPEG-, PNG-, WebP- oder GIF-Datei wählen.</translation>
    </message>
    <message>
      <source>Choose a file on a disk.</source>
      <translation>Bitte eine Datei auf einem Datenträger angeben.</translation>
    </message>
    <message>
      <source>Choose a file that Clipshelf exported, for the current search model.</source>
      <translation>Eine Datei wählen, die Clipshelf für das aktuelle Suchmodell exportiert hat.</translation>
    </message>
    <message>
      <source>Choose a file that Clipshelf exported.</source>
      <translation>Eine von Clipshelf exportierte Datei wählen.</translation>
    </message>
    <message>
      <source>Choose a file.</source>
      <translation>Bitte eine Datei angeben.</translation>
    </message>
    <message>
      <source>Choose a name that ends with .png or .json.</source>
      <translation>Einen Namen wählen, der auf .png oder .json endet.</translation>
    </message>
    <message>
      <source>Choose a search model that contains all of its parts.</source>
      <translation>Ein Suchmodell wählen, das alle seine Teile enthält.</translation>
    </message>
    <message>
      <source>Choose a smaller one.</source>
      <translation>Ein kleineres auswählen.</translation>
    </message>
    <message>
      <source>Choose a smaller search model.</source>
      <translation>Ein kleineres Suchmodell wählen.</translation>
    </message>
    <message>
      <source>Choose another folder for the library.</source>
      <translation>Bitte einen anderen Ordner für die Bibliothek wählen.</translation>
    </message>
    <message>
      <source>Choose another location.</source>
      <translation>Einen anderen Ort wählen.</translation>
    </message>
    <message>
      <source>Choose another name.</source>
      <translation>Bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
      <source>Choose another one.</source>
      <translation>Bitte eine andere wählen.</translation>
    </message>
    <message>
      <source>Choose another one; the catalog is unchanged.</source>
      <translation>Bitte eine andere wählen; der Katalog ist unverändert.</translation>
    </message>
    <message>
      <source>Choose another search model; the current one stays in use.</source>
      <translation>Ein anderes Suchmodell wählen; das bisherige bleibt in Gebrauch.</translation>
    </message>
    <message>
      <source>Choose another with --library, or check the disk.</source>
      <translation>Bitte mit --library einen anderen wählen oder den Datenträger prüfen.</translation>
    </message>
    <message>
      <source>Choose it again to analyse the videos again: clipshelf encoders use {reference}.</source>
      <translation>Bitte erneut auswählen, um die Videos neu zu analysieren: clipshelf encoders use {reference}.</translation>
    </message>
    <message>
      <source>Choose the folder into which YouTube-8M was downloaded.</source>
      <translation>Den Ordner wählen, in den YouTube-8M geladen wurde.</translation>
    </message>
    <message>
      <source>Choose {names}.</source>
      <translation>{names} stehen zur Auswahl.</translation>
    </message>
    <message>
      <source>Clipshelf quit unexpectedly while loading the search model {reference}</source>
      <translation>Clipshelf wurde beim Laden des Suchmodells {reference} unerwartet beendet</translation>
    </message>
    <message>
      <source>Clipshelf was stopped {count} times while it was reading this file</source>
      <translation>Clipshelf wurde {count}-mal beendet, während es diese Datei las</translation>
    </message>
    <message>
      <source>Close all Clipshelf windows and start again.</source>
      <translation>Alle Clipshelf-Fenster schließen und neu starten.</translation>
    </message>
    <message>
      <source>Close it or wait until it has finished, then try again.</source>
      <translation>Bitte schließen oder sein Ende abwarten, dann noch einmal versuchen.</translation>
    </message>
    <message>
      <source>Close it, or wait until it has finished.</source>
      <translation>Schließen oder warten, bis der Vorgang beendet ist.</translation>
    </message>
    <message>
      <source>Close programs that use the same device, or choose a smaller search model.</source>
      <translation>Programme schließen, die dasselbe Gerät verwenden, oder ein kleineres Suchmodell wählen.</translation>
    </message>
    <message>
      <source>Comparing the vectors of all videos ({percent} %)</source>
      <translation>Vergleicht die Vektoren aller Videos ({percent} %)</translation>
    </message>
    <message>
      <source>Connect its drive, or look for changes (F5).</source>
      <translation>Bitte das Laufwerk anschließen oder neu einlesen (F5).</translation>
    </message>
    <message>
      <source>Connect its drive; nothing in the library is lost</source>
      <translation>Bitte das Laufwerk anschließen; in der Bibliothek ist nichts verloren</translation>
    </message>
    <message>
      <source>Correct or delete that file.</source>
      <translation>Bitte diese Datei berichtigen oder löschen.</translation>
    </message>
    <message>
      <source>Decisions known to be lost: {count}.</source>
      <translation>Entscheidungen, die sicher verloren sind: {count}.</translation>
    </message>
    <message>
      <source>Decisions reconstructed from indexes: {count}.</source>
      <translation>Aus Indizes rekonstruierte Entscheidungen: {count}.</translation>
    </message>
    <message>
      <source>Decisions taken from the backup {path}: {count}.</source>
      <translation>Entscheidungen aus der Sicherung {path}: {count}.</translation>
    </message>
    <message>
      <source>Decoding this file needs more memory than allowed</source>
      <translation>Diese Datei zu dekodieren braucht mehr Speicher als erlaubt</translation>
    </message>
    <message>
      <source>Decoding took longer than {seconds} seconds</source>
      <translation>Das Dekodieren dauerte länger als {seconds} Sekunden</translation>
    </message>
    <message>
      <source>Delete that file to start over.</source>
      <translation>Diese Datei löschen, um neu zu beginnen.</translation>
    </message>
    <message>
      <source>Delete that folder; its videos will be analysed again.</source>
      <translation>Den Ordner löschen; die Videos werden erneut analysiert.</translation>
    </message>
    <message>
      <source>Delete {folder} and download it again.</source>
      <translation>{folder} löschen und neu herunterladen.</translation>
    </message>
    <message>
      <source>Derived data could not be checked yet: {reason}</source>
      <translation>Abgeleitete Daten konnten noch nicht geprüft werden: {reason}</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Gerät</translation>
    </message>
    <message>
      <source>Did you mean {near}?</source>
      <translation>Gemeint ist vielleicht {near}</translation>
    </message>
    <message>
      <source>Disk</source>
      <translation>Datenträger</translation>
    </message>
    <message>
      <source>Download all of its files from one source, or choose another search model.</source>
      <translation>Alle Dateien aus einer Quelle herunterladen oder ein anderes Suchmodell wählen.</translation>
    </message>
    <message>
      <source>Download configuration and weights from the same source.</source>
      <translation>Konfiguration und Gewichte aus derselben Quelle herunterladen.</translation>
    </message>
    <message>
      <source>Download it again.</source>
      <translation>Die Datei noch einmal herunterladen.</translation>
    </message>
    <message>
      <source>Download the file again.</source>
      <translation>Die Datei erneut herunterladen.</translation>
    </message>
    <message>
      <source>Draw it again; there may be too little memory.</source>
      <translation>Noch einmal zeichnen lassen; vielleicht ist zu wenig Speicher frei.</translation>
    </message>
    <message>
      <source>Exclude them one by one.</source>
      <translation>Sie einzeln ausschließen.</translation>
    </message>
    <message>
      <source>Finding groups was stopped</source>
      <translation>Die Suche nach Gruppen wurde angehalten</translation>
    </message>
    <message>
      <source>Finds more, at three to four times the work per frame. English.</source>
      <translation>Findet mehr, bei drei- bis vierfacher Arbeit je Bild. Englisch.</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>For computers with a graphics card: twelve times the work per frame. English.</source>
      <translation>Für Rechner mit Grafikkarte: zwölffache Arbeit je Bild. Englisch.</translation>
    </message>
    <message>
      <source>Free some space on that disk</source>
      <translation>Bitte auf diesem Datenträger Platz schaffen</translation>
    </message>
    <message>
      <source>Free some space on that disk, then try again.</source>
      <translation>Bitte auf dem Datenträger Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
      <source>Free some space or check the permissions, then try again.</source>
      <translation>Bitte Platz schaffen oder die Zugriffsrechte prüfen, dann noch einmal versuchen.</translation>
    </message>
    <message>
      <source>Free some space, or check the disk.</source>
      <translation>Platz schaffen oder den Datenträger prüfen.</translation>
    </message>
    <message>
      <source>Free some space, or set CLIPSHELF_CACHE to a folder on another disk.</source>
      <translation>Bitte Platz schaffen oder CLIPSHELF_CACHE auf einen Ordner auf einem anderen Datenträger setzen.</translation>
    </message>
    <message>
      <source>Free some space; no decision is lost.</source>
      <translation>Bitte Platz schaffen; keine Entscheidung ist verloren.</translation>
    </message>
    <message>
      <source>Give each video one label.</source>
      <translation>Jedem Video genau eine Klasse geben.</translation>
    </message>
    <message>
      <source>Group {group} of {name} is both in training and in test</source>
      <translation>Gruppe {group} von {name} ist sowohl im Training als auch im Test</translation>
    </message>
    <message>
      <source>If you trust that server, set it as the download address in your own settings.</source>
      <translation>Wenn dem Server vertraut wird, lässt er sich in den eigenen Einstellungen als Download-Adresse eintragen.</translation>
    </message>
    <message>
      <source>In a sequence, OR joins words with words, or filters with filters</source>
      <translation>In einer Abfolge verbindet OR Wörter mit Wörtern oder Filter mit Filtern</translation>
    </message>
    <message>
      <source>In no video, this follows that</source>
      <translation>In keinem Video folgt dieses auf jenes</translation>
    </message>
    <message>
      <source>Index</source>
      <translation>Index</translation>
    </message>
    <message>
      <source>Install it (pip install transformers), or choose another search model.</source>
      <translation>Das Paket installieren (pip install transformers) oder ein anderes Suchmodell wählen.</translation>
    </message>
    <message>
      <source>It cannot be read: {reason}</source>
      <translation>Nicht lesbar: {reason}</translation>
    </message>
    <message>
      <source>It is a folder, not a file</source>
      <translation>Es ist ein Ordner, keine Datei</translation>
    </message>
    <message>
      <source>It is busy or does not respond any more; try again in a moment.</source>
      <translation>Er ist beschäftigt oder hängt; bitte gleich noch einmal versuchen.</translation>
    </message>
    <message>
      <source>It is not a regular file</source>
      <translation>Es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
      <source>It must be an address that begins with https://.</source>
      <translation>Nötig ist eine Adresse, die mit https:// beginnt.</translation>
    </message>
    <message>
      <source>It must be between 0 and 1.</source>
      <translation>Erlaubt ist 0 bis 1.</translation>
    </message>
    <message>
      <source>It must be between {least} and {most}.</source>
      <translation>Erlaubt ist {least} bis {most}.</translation>
    </message>
    <message>
      <source>It must be of type {kind}.</source>
      <translation>Nötig ist der Typ {kind}.</translation>
    </message>
    <message>
      <source>It must be one of: {choices}.</source>
      <translation>Erlaubt ist: {choices}.</translation>
    </message>
    <message>
      <source>It needs its tokenizer files beside the weights, and the package transformers.</source>
      <translation>Nötig sind seine Tokenizer-Dateien neben den Gewichten und das Paket transformers.</translation>
    </message>
    <message>
      <source>It restarts by itself; try again.</source>
      <translation>Er wird von selbst neu gestartet; bitte noch einmal versuchen.</translation>
    </message>
    <message>
      <source>It was exported by another program.</source>
      <translation>Sie wurde von einem anderen Programm exportiert.</translation>
    </message>
    <message>
      <source>Its first line must name the columns.</source>
      <translation>Die erste Zeile muss die Spalten benennen.</translation>
    </message>
    <message>
      <source>Its members look too much alike.</source>
      <translation>Ihre Mitglieder sehen sich zu ähnlich.</translation>
    </message>
    <message>
      <source>Its weights may be damaged: download them again.</source>
      <translation>Die Gewichte sind möglicherweise beschädigt: erneut herunterladen.</translation>
    </message>
    <message>
      <source>Learning tags failed. See worker.log in the library's logs</source>
      <translation>Das Lernen der Schlagwörter ist fehlgeschlagen. Näheres steht in worker.log bei den Protokollen der Bibliothek</translation>
    </message>
    <message>
      <source>Leave out {weight}.</source>
      <translation>{weight} weglassen.</translation>
    </message>
    <message>
      <source>Line {line} of {path} gives {video} a second label</source>
      <translation>Zeile {line} von {path} gibt {video} eine zweite Klasse</translation>
    </message>
    <message>
      <source>Line {line} of {path} is not a clip and 0, 1 or 2</source>
      <translation>Zeile {line} von {path} besteht nicht aus einem Clip und 0, 1 oder 2</translation>
    </message>
    <message>
      <source>Line {line} of {path} is not a clip of a known class</source>
      <translation>Zeile {line} von {path} ist kein Clip einer bekannten Klasse</translation>
    </message>
    <message>
      <source>Line {line} of {path} is not the next number and a class</source>
      <translation>Zeile {line} von {path} besteht nicht aus der nächsten Nummer und einer Klasse</translation>
    </message>
    <message>
      <source>Line {line} of {path} lacks the path or the label</source>
      <translation>In Zeile {line} von {path} fehlt der Pfad oder die Klasse</translation>
    </message>
    <message>
      <source>Loading the search model</source>
      <translation>Das Suchmodell wird geladen</translation>
    </message>
    <message>
      <source>Looking closely at similar videos: {done} of {total}</source>
      <translation>Sieht ähnliche Videos genau an: {done} von {total}</translation>
    </message>
    <message>
      <source>Make the folder writable, or open another library.</source>
      <translation>Bitte den Ordner beschreibbar machen oder eine andere Bibliothek öffnen.</translation>
    </message>
    <message>
      <source>Making pictures</source>
      <translation>Vorschaubilder werden gemacht</translation>
    </message>
    <message>
      <source>Name a tag that is not excluded.</source>
      <translation>Ein Schlagwort nennen, das nicht ausgeschlossen ist.</translation>
    </message>
    <message>
      <source>Name words, or a tag such as tag:goal.</source>
      <translation>Wörter oder ein Schlagwort wie tag:tor nennen.</translation>
    </message>
    <message>
      <source>Neither of these videos can stand for the other</source>
      <translation>Keines dieser Videos kann das andere ersetzen</translation>
    </message>
    <message>
      <source>No counterexamples</source>
      <translation>Keine Gegenbeispiele</translation>
    </message>
    <message>
      <source>No examples</source>
      <translation>Keine Beispiele</translation>
    </message>
    <message>
      <source>No frame of the file could be decoded</source>
      <translation>Kein Bild der Datei konnte dekodiert werden</translation>
    </message>
    <message>
      <source>No moments match this search</source>
      <translation>Kein Moment passt zu dieser Suche</translation>
    </message>
    <message>
      <source>No similar videos found</source>
      <translation>Keine ähnlichen Videos gefunden</translation>
    </message>
    <message>
      <source>No video has been analysed yet</source>
      <translation>Noch ist kein Video analysiert</translation>
    </message>
    <message>
      <source>No videos match these filters, so there was nothing to search</source>
      <translation>Kein Video entspricht diesen Filtern, daher gab es nichts zu durchsuchen</translation>
    </message>
    <message>
      <source>No word in this search says what to look for. Name something visible, such as a dog</source>
      <translation>Kein Wort dieser Suche sagt, was gesucht werden soll. Etwas Sichtbares hilft, etwa ein Hund</translation>
    </message>
    <message>
      <source>None of the clips that {splits} lists for training or test is in {videos}</source>
      <translation>Keiner der Clips, die {splits} für Training oder Test aufführt, ist in {videos}</translation>
    </message>
    <message>
      <source>None of the videos has been analysed yet</source>
      <translation>Keines der Videos ist bisher analysiert</translation>
    </message>
    <message>
      <source>None of these videos has been analysed yet</source>
      <translation>Noch keines dieser Videos ist analysiert</translation>
    </message>
    <message>
      <source>Nothing has been analysed yet, so there are no groups</source>
      <translation>Noch wurde nichts analysiert, daher gibt es keine Gruppen</translation>
    </message>
    <message>
      <source>Nothing has been analysed yet, so there are no vectors</source>
      <translation>Noch ist nichts analysiert, darum gibt es keine Vektoren</translation>
    </message>
    <message>
      <source>Nothing has been analysed yet, so there is no map</source>
      <translation>Noch ist nichts analysiert, daher gibt es keine Karte</translation>
    </message>
    <message>
      <source>Nothing has been merged into this group</source>
      <translation>Mit dieser Gruppe wurde nichts zusammengeführt</translation>
    </message>
    <message>
      <source>Nothing needed repair.</source>
      <translation>Es war nichts zu reparieren.</translation>
    </message>
    <message>
      <source>Nothing to look for</source>
      <translation>Hier fehlt, wonach gesucht wird</translation>
    </message>
    <message>
      <source>Nothing was recognised in that picture</source>
      <translation>In diesem Bild wurde nichts erkannt</translation>
    </message>
    <message>
      <source>Number keys are 1 to {most}.</source>
      <translation>Zifferntasten sind 1 bis {most}.</translation>
    </message>
    <message>
      <source>ONNX Runtime, a part of the built-in model, cannot be loaded ({reason})</source>
      <translation>ONNX Runtime, ein Teil des eingebauten Modells, kann nicht geladen werden ({reason})</translation>
    </message>
    <message>
      <source>Only two groups of one kind can be merged</source>
      <translation>Nur zwei Gruppen derselben Art lassen sich zusammenführen</translation>
    </message>
    <message>
      <source>Only words and examples have a weight, not filters</source>
      <translation>Nur Wörter und Beispiele haben ein Gewicht, Filter nicht</translation>
    </message>
    <message>
      <source>Only {count} counterexamples: too few to rely on</source>
      <translation>Nur {count} Gegenbeispiele: zu wenige für verlässliche Zahlen</translation>
    </message>
    <message>
      <source>Only {count} examples: too few to rely on</source>
      <translation>Nur {count} Beispiele: zu wenige für verlässliche Zahlen</translation>
    </message>
    <message>
      <source>Packages</source>
      <translation>Pakete</translation>
    </message>
    <message>
      <source>Parentheses are nested too deeply</source>
      <translation>Die Klammern sind zu tief verschachtelt</translation>
    </message>
    <message>
      <source>Parts of the catalog's schema are missing</source>
      <translation>Teile des Katalogschemas fehlen</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>Put ( where the group begins.</source>
      <translation>Eine ( setzen, wo die Gruppe beginnt.</translation>
    </message>
    <message>
      <source>Put a space before it, or the whole in quotation marks.</source>
      <translation>Ein Leerzeichen davor oder das Ganze in Anführungszeichen setzen.</translation>
    </message>
    <message>
      <source>Put it in quotation marks to search for these words.</source>
      <translation>In Anführungszeichen wird nach diesen Wörtern gesucht.</translation>
    </message>
    <message>
      <source>Put it in quotation marks.</source>
      <translation>In Anführungszeichen setzen.</translation>
    </message>
    <message>
      <source>Put it outside moment(…). A moment has tag:, rejected:, suggested: and conf.</source>
      <translation>Außerhalb von moment(…) angeben. Ein Moment hat tag:, rejected:, suggested: und conf.</translation>
    </message>
    <message>
      <source>Put the model's configuration beside the weights.</source>
      <translation>Die Konfiguration des Modells neben die Gewichte legen.</translation>
    </message>
    <message>
      <source>Put the model's {name} there.</source>
      <translation>Bitte {name} des Modells dorthin legen.</translation>
    </message>
    <message>
      <source>Put the videos of each class into a folder of its own, or name them in a table.</source>
      <translation>Die Videos jeder Klasse in einen eigenen Ordner legen oder in einer Tabelle aufführen.</translation>
    </message>
    <message>
      <source>Reading recording dates</source>
      <translation>Aufnahmedaten werden gelesen</translation>
    </message>
    <message>
      <source>Ready at once. Knows everyday things: objects, animals, places, food, vehicles, sports. English.</source>
      <translation>Sofort bereit. Kennt Alltägliches: Dinge, Tiere, Orte, Essen, Fahrzeuge, Sport. Englisch.</translation>
    </message>
    <message>
      <source>Recommended: fast on any computer and good at finding what words describe. English.</source>
      <translation>Empfohlen: auf jedem Rechner schnell und gut im Finden dessen, was Wörter beschreiben. Englisch.</translation>
    </message>
    <message>
      <source>Records read: {count}, without audio: {without}, unusable: {lost}; files cut short: {cut}</source>
      <translation>Gelesene Datensätze: {count}, ohne Ton: {without}, unbrauchbar: {lost}; abgeschnittene Dateien: {cut}</translation>
    </message>
    <message>
      <source>Reinstall Clipshelf.</source>
      <translation>Clipshelf neu installieren.</translation>
    </message>
    <message>
      <source>Remove it together with them.</source>
      <translation>Bitte zusammen mit ihnen entfernen.</translation>
    </message>
    <message>
      <source>Remove that one first.</source>
      <translation>Bitte diesen zuerst entfernen.</translation>
    </message>
    <message>
      <source>Rename the right one to {name}.</source>
      <translation>Die richtige in {name} umbenennen.</translation>
    </message>
    <message>
      <source>Review that one first.</source>
      <translation>Bitte zuerst diesen ansehen.</translation>
    </message>
    <message>
      <source>Run `clipshelf doctor --mend` to rebuild them.</source>
      <translation>`clipshelf doctor --mend` ausführen, um sie neu zu erstellen.</translation>
    </message>
    <message>
      <source>Run `clipshelf encoders download {name}` ({size} GB).</source>
      <translation>`clipshelf encoders download {name}` ausführen ({size} GB).</translation>
    </message>
    <message>
      <source>Run `clipshelf encoders list` to see what is available, or use a model folder.</source>
      <translation>`clipshelf encoders list` zeigt die verfügbaren Modelle; auch ein Modellordner ist möglich.</translation>
    </message>
    <message>
      <source>Run `clipshelf encoders use {reference}`.</source>
      <translation>`clipshelf encoders use {reference}` ausführen.</translation>
    </message>
    <message>
      <source>Save it as CSV.</source>
      <translation>Die Tabelle als CSV speichern.</translation>
    </message>
    <message>
      <source>Saved: {decisions} decisions, {tags} tags, {videos} videos.</source>
      <translation>Gerettet: {decisions} Entscheidungen, {tags} Schlagwörter, {videos} Videos.</translation>
    </message>
    <message>
      <source>Say that they are alternates or not related instead.</source>
      <translation>Stattdessen angeben, dass beide bleiben oder nicht verwandt sind.</translation>
    </message>
    <message>
      <source>Scanning {name}</source>
      <translation>{name} wird eingelesen</translation>
    </message>
    <message>
      <source>See its log in the library folder.</source>
      <translation>Sein Protokoll im Ordner der Bibliothek sagt mehr.</translation>
    </message>
    <message>
      <source>See the log for details.</source>
      <translation>Das Protokoll sagt mehr.</translation>
    </message>
    <message>
      <source>See the report for details.</source>
      <translation>Der Bericht sagt mehr.</translation>
    </message>
    <message>
      <source>See worker.log in the library's logs.</source>
      <translation>Näheres steht in worker.log bei den Protokollen der Bibliothek.</translation>
    </message>
    <message>
      <source>Set device to auto in {path}</source>
      <translation>device in {path} auf auto setzen</translation>
    </message>
    <message>
      <source>Set device to auto or to an existing device.</source>
      <translation>device auf auto oder ein vorhandenes Gerät setzen.</translation>
    </message>
    <message>
      <source>Single tags cannot keep their old state, because this version was measured again on the whole library</source>
      <translation>Einzelne Schlagwörter können ihren alten Stand nicht behalten, weil diese Version an der ganzen Bibliothek neu gemessen wurde</translation>
    </message>
    <message>
      <source>Something must be there at that moment</source>
      <translation>In diesem Moment muss etwas vorkommen</translation>
    </message>
    <message>
      <source>Start a check.</source>
      <translation>Bitte eine Prüfung beginnen.</translation>
    </message>
    <message>
      <source>Switch to that search model first.</source>
      <translation>Zuerst zu diesem Suchmodell wechseln.</translation>
    </message>
    <message>
      <source>Switch to that search model, or train again with the current one.</source>
      <translation>Zu diesem Suchmodell wechseln oder mit dem aktuellen neu trainieren.</translation>
    </message>
    <message>
      <source>System</source>
      <translation>System</translation>
    </message>
    <message>
      <source>THEN joins two searches, not parts in parentheses; WITHIN 30s comes after what follows.</source>
      <translation>THEN verbindet zwei Suchen, keine Teile in Klammern; WITHIN 30s steht hinter dem, was folgt.</translation>
    </message>
    <message>
      <source>Tags could not be learned: {reason}</source>
      <translation>Die Schlagwörter konnten nicht gelernt werden: {reason}</translation>
    </message>
    <message>
      <source>Testing the search model {title} took too long and was stopped</source>
      <translation>Die Prüfung des Suchmodells {title} dauerte zu lange und wurde abgebrochen</translation>
    </message>
    <message>
      <source>That can no longer be done</source>
      <translation>Das geht nicht mehr</translation>
    </message>
    <message>
      <source>That can no longer be undone</source>
      <translation>Das lässt sich nicht mehr zurücknehmen</translation>
    </message>
    <message>
      <source>That video could not be read: {reason}</source>
      <translation>Dieses Video war nicht lesbar: {reason}</translation>
    </message>
    <message>
      <source>That video has not been analysed yet</source>
      <translation>Dieses Video ist noch nicht analysiert</translation>
    </message>
    <message>
      <source>The Python package {package} is missing</source>
      <translation>Das Python-Paket {package} fehlt</translation>
    </message>
    <message>
      <source>The analysis did not start within a minute</source>
      <translation>Die Analyse ist nicht innerhalb einer Minute gestartet</translation>
    </message>
    <message>
      <source>The analysis is not running yet</source>
      <translation>Die Analyse läuft noch nicht</translation>
    </message>
    <message>
      <source>The analysis keeps stopping. Your library is safe; see {path}</source>
      <translation>Die Analyse bricht wiederholt ab. Die Bibliothek ist unversehrt; Näheres steht in {path}</translation>
    </message>
    <message>
      <source>The analysis process does not know {method}</source>
      <translation>Der Analyseprozess kennt {method} nicht</translation>
    </message>
    <message>
      <source>The analysis process does not respond</source>
      <translation>Der Analyseprozess antwortet nicht</translation>
    </message>
    <message>
      <source>The analysis process had an internal error</source>
      <translation>Im Analyseprozess ist ein Fehler aufgetreten</translation>
    </message>
    <message>
      <source>The analysis process has a different version</source>
      <translation>Der Analyseprozess hat eine andere Version</translation>
    </message>
    <message>
      <source>The analysis process has stopped</source>
      <translation>Der Analyseprozess wurde beendet</translation>
    </message>
    <message>
      <source>The analysis stopped unexpectedly and is restarting. Nothing is lost</source>
      <translation>Die Analyse wurde unerwartet beendet und startet neu. Nichts ist verloren</translation>
    </message>
    <message>
      <source>The answer does not come from this library's analysis process</source>
      <translation>Die Antwort kommt nicht vom Analyseprozess dieser Bibliothek</translation>
    </message>
    <message>
      <source>The backup {path} does not exist</source>
      <translation>Die Sicherung {path} gibt es nicht</translation>
    </message>
    <message>
      <source>The backup {path} is damaged</source>
      <translation>Die Sicherung {path} ist beschädigt</translation>
    </message>
    <message>
      <source>The best here, for strong graphics cards only. English.</source>
      <translation>Der beste hier, nur für starke Grafikkarten. Englisch.</translation>
    </message>
    <message>
      <source>The built-in model cannot be stored in {folder} ({reason}), so each start takes a few seconds longer</source>
      <translation>Das eingebaute Modell kann nicht in {folder} gespeichert werden ({reason}), daher dauert jeder Start einige Sekunden länger</translation>
    </message>
    <message>
      <source>The catalog cannot be copied to {folder}: {reason}</source>
      <translation>Der Katalog kann nicht nach {folder} kopiert werden: {reason}</translation>
    </message>
    <message>
      <source>The catalog contains SQL that Clipshelf did not write: {names}</source>
      <translation>Der Katalog enthält SQL, das nicht von Clipshelf stammt: {names}</translation>
    </message>
    <message>
      <source>The catalog was restored from {name}: {decisions} decisions, {tags} tags and {videos} videos.</source>
      <translation>Der Katalog wurde aus {name} wiederhergestellt: {decisions} Entscheidungen, {tags} Schlagwörter und {videos} Videos.</translation>
    </message>
    <message>
      <source>The catalog was restored from {name}: {decisions} decisions, {tags} tags and {videos} videos. The replaced catalog is kept in {kept}.</source>
      <translation>Der Katalog wurde aus {name} wiederhergestellt: {decisions} Entscheidungen, {tags} Schlagwörter und {videos} Videos. Der ersetzte Katalog liegt in {kept}.</translation>
    </message>
    <message>
      <source>The catalog {path} cannot be recovered: {reason}</source>
      <translation>Der Katalog {path} kann nicht gerettet werden: {reason}</translation>
    </message>
    <message>
      <source>The catalog {path} cannot be restored: {reason}</source>
      <translation>Der Katalog {path} kann nicht wiederhergestellt werden: {reason}</translation>
    </message>
    <message>
      <source>The catalog {path} contains SQL that Clipshelf did not write ({names})</source>
      <translation>Der Katalog {path} enthält SQL, das nicht von Clipshelf stammt ({names})</translation>
    </message>
    <message>
      <source>The catalog {path} is damaged</source>
      <translation>Der Katalog {path} ist beschädigt</translation>
    </message>
    <message>
      <source>The catalog {path} is empty or missing, although there are backups of it</source>
      <translation>Der Katalog {path} ist leer oder fehlt, obwohl es Sicherungen von ihm gibt</translation>
    </message>
    <message>
      <source>The configuration in {path} does not describe a network ({reason})</source>
      <translation>Die Konfiguration in {path} beschreibt kein Netz ({reason})</translation>
    </message>
    <message>
      <source>The configuration {path} has an invalid value: {name}</source>
      <translation>Die Konfiguration {path} enthält einen ungültigen Wert: {name}</translation>
    </message>
    <message>
      <source>The current version stays in use.</source>
      <translation>Die bisherige Version bleibt in Verwendung.</translation>
    </message>
    <message>
      <source>The damaged catalog was copied to {folder}.</source>
      <translation>Der beschädigte Katalog wurde nach {folder} kopiert.</translation>
    </message>
    <message>
      <source>The decoder crashed on this file</source>
      <translation>Der Decoder ist an dieser Datei abgestürzt</translation>
    </message>
    <message>
      <source>The decoder was stopped</source>
      <translation>Der Decoder wurde angehalten</translation>
    </message>
    <message>
      <source>The disk cannot read or write {path}</source>
      <translation>Der Datenträger liest oder schreibt {path} nicht</translation>
    </message>
    <message>
      <source>The download was stopped</source>
      <translation>Das Herunterladen wurde angehalten</translation>
    </message>
    <message>
      <source>The estimate was cancelled</source>
      <translation>Die Schätzung wurde abgebrochen</translation>
    </message>
    <message>
      <source>The file cannot be read: {reason}</source>
      <translation>Die Datei ist nicht lesbar: {reason}</translation>
    </message>
    <message>
      <source>The file contains no video</source>
      <translation>Die Datei enthält kein Video</translation>
    </message>
    <message>
      <source>The file ends in the middle of this record</source>
      <translation>Die Datei endet mitten in diesem Datensatz</translation>
    </message>
    <message>
      <source>The file has sound but no video</source>
      <translation>Die Datei hat Ton, aber keine Bilder</translation>
    </message>
    <message>
      <source>The file is a playlist that refers to other files, not a video</source>
      <translation>Die Datei ist eine Abspielliste, die auf andere Dateien verweist, kein Video</translation>
    </message>
    <message>
      <source>The file is a text file, not a video</source>
      <translation>Die Datei ist ein Text, kein Video</translation>
    </message>
    <message>
      <source>The file is damaged: {detail}</source>
      <translation>Die Datei ist beschädigt: {detail}</translation>
    </message>
    <message>
      <source>The file is empty</source>
      <translation>Die Datei ist leer</translation>
    </message>
    <message>
      <source>The file is not a video, or its beginning is damaged</source>
      <translation>Die Datei ist kein Video, oder ihr Anfang ist beschädigt</translation>
    </message>
    <message>
      <source>The file of that version is missing ({name})</source>
      <translation>Die Datei dieser Version fehlt ({name})</translation>
    </message>
    <message>
      <source>The file of that version was changed ({name})</source>
      <translation>Die Datei dieser Version wurde verändert ({name})</translation>
    </message>
    <message>
      <source>The file's index is missing: the recording or copy broke off before it was finished</source>
      <translation>Der Datei fehlt ihr Index: Aufnahme oder Kopie brachen vor dem Ende ab</translation>
    </message>
    <message>
      <source>The first CLIP, for comparison with published figures. English.</source>
      <translation>Das erste CLIP, zum Vergleich mit veröffentlichten Zahlen. Englisch.</translation>
    </message>
    <message>
      <source>The first line of {name} does not name the columns path, tag and decision</source>
      <translation>Die erste Zeile von {name} nennt die Spalten path, tag und decision nicht</translation>
    </message>
    <message>
      <source>The folder cannot be read: {reason}</source>
      <translation>Der Ordner ist nicht lesbar: {reason}</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be created: {reason}</source>
      <translation>Der Ordner {folder} kann nicht angelegt werden: {reason}</translation>
    </message>
    <message>
      <source>The folder {folder} does not exist</source>
      <translation>Der Ordner {folder} ist nicht vorhanden</translation>
    </message>
    <message>
      <source>The frames are too large to be decoded safely ({width} x {height})</source>
      <translation>Die Bilder sind zu groß, um sicher dekodiert zu werden ({width} x {height})</translation>
    </message>
    <message>
      <source>The length of this record is damaged, so the next one cannot be found</source>
      <translation>Die Länge dieses Datensatzes ist beschädigt, daher ist der nächste nicht zu finden</translation>
    </message>
    <message>
      <source>The library does not have this video any more</source>
      <translation>Die Bibliothek enthält dieses Video nicht mehr</translation>
    </message>
    <message>
      <source>The library folder {folder} cannot be created ({reason})</source>
      <translation>Der Bibliotheksordner {folder} kann nicht angelegt werden ({reason})</translation>
    </message>
    <message>
      <source>The library has grown by more than a quarter and was measured again, so every tag was trained again</source>
      <translation>Die Bibliothek ist um mehr als ein Viertel gewachsen und wurde neu vermessen, daher wurden alle Schlagwörter neu trainiert</translation>
    </message>
    <message>
      <source>The library has grown by more than a quarter, but measuring it again made some tags worse or suggested them far more often, so the old measurements are kept</source>
      <translation>Die Bibliothek ist um mehr als ein Viertel gewachsen, aber neu vermessen wurden einige Schlagwörter schlechter oder würden viel öfter vorgeschlagen; die alten Messwerte bleiben</translation>
    </message>
    <message>
      <source>The library has no video {video}</source>
      <translation>Die Bibliothek hat kein Video {video}</translation>
    </message>
    <message>
      <source>The library {folder} cannot be written ({reason})</source>
      <translation>Die Bibliothek {folder} kann nicht geschrieben werden ({reason})</translation>
    </message>
    <message>
      <source>The library {folder} is in use by another Clipshelf</source>
      <translation>Die Bibliothek {folder} wird von einem anderen Clipshelf benutzt</translation>
    </message>
    <message>
      <source>The lists of rated segments in this record differ in length</source>
      <translation>Die Listen der bewerteten Abschnitte dieses Datensatzes sind verschieden lang</translation>
    </message>
    <message>
      <source>The map cannot be written to {path} ({reason})</source>
      <translation>Die Karte kann nicht in {path} geschrieben werden ({reason})</translation>
    </message>
    <message>
      <source>The map could not be arranged ({reason})</source>
      <translation>Die Karte konnte nicht geordnet werden ({reason})</translation>
    </message>
    <message>
      <source>The map could not be arranged: the process that does it stopped</source>
      <translation>Die Karte konnte nicht geordnet werden: der Prozess dafür ist abgebrochen</translation>
    </message>
    <message>
      <source>The model in {folder} takes its text part from another model on the network, which is not allowed</source>
      <translation>Das Modell in {folder} bezieht seinen Textteil von einem anderen Modell im Netz; das ist nicht erlaubt</translation>
    </message>
    <message>
      <source>The model in {path} would need {wanted} GB of memory, but at most {most} GB are allowed</source>
      <translation>Das Modell in {path} bräuchte {wanted} GB Arbeitsspeicher, aber höchstens {most} GB sind erlaubt</translation>
    </message>
    <message>
      <source>The model's preprocessing has {value} instead of numbers</source>
      <translation>Die Vorverarbeitung des Modells enthält {value} statt Zahlen</translation>
    </message>
    <message>
      <source>The model's preprocessing is not one for colour pictures: mean {mean}, std {std}</source>
      <translation>Die Vorverarbeitung des Modells ist nicht für Farbbilder: Mittel {mean}, Streuung {std}</translation>
    </message>
    <message>
      <source>The older model that many published figures were made with. English.</source>
      <translation>Das ältere Modell, mit dem viele veröffentlichte Zahlen entstanden. Englisch.</translation>
    </message>
    <message>
      <source>The original catalog is kept in {path}.</source>
      <translation>Der ursprüngliche Katalog bleibt in {path} erhalten.</translation>
    </message>
    <message>
      <source>The other side of the connection does not respond</source>
      <translation>Die Gegenseite der Verbindung antwortet nicht</translation>
    </message>
    <message>
      <source>The path that begins with {start} is too long</source>
      <translation>Der Pfad, der mit {start} beginnt, ist zu lang</translation>
    </message>
    <message>
      <source>The picture {path} cannot be written ({reason})</source>
      <translation>Das Bild {path} kann nicht geschrieben werden ({reason})</translation>
    </message>
    <message>
      <source>The recorded checksums in {path} are damaged</source>
      <translation>Die gespeicherten Prüfsummen in {path} sind beschädigt</translation>
    </message>
    <message>
      <source>The search is empty</source>
      <translation>Die Suche ist leer</translation>
    </message>
    <message>
      <source>The search model folder {folder} does not exist</source>
      <translation>Der Ordner {folder} des Suchmodells ist nicht vorhanden</translation>
    </message>
    <message>
      <source>The search model was changed meanwhile</source>
      <translation>Das Suchmodell wurde inzwischen gewechselt</translation>
    </message>
    <message>
      <source>The search model {name} has not been downloaded yet</source>
      <translation>Das Suchmodell {name} ist noch nicht heruntergeladen</translation>
    </message>
    <message>
      <source>The search model {reference} cannot be loaded ({kind})</source>
      <translation>Das Suchmodell {reference} kann nicht geladen werden ({kind})</translation>
    </message>
    <message>
      <source>The search model {reference} needs no download</source>
      <translation>Das Suchmodell {reference} benötigt keinen Download</translation>
    </message>
    <message>
      <source>The search model {title} could not be tested ({reason})</source>
      <translation>Das Suchmodell {title} konnte nicht geprüft werden ({reason})</translation>
    </message>
    <message>
      <source>The search model {title} crashed when it was tested</source>
      <translation>Das Suchmodell {title} ist bei der Prüfung abgestürzt</translation>
    </message>
    <message>
      <source>The search model {title} failed ({reason})</source>
      <translation>Das Suchmodell {title} ist fehlgeschlagen ({reason})</translation>
    </message>
    <message>
      <source>The search model {title} needs more memory than allowed</source>
      <translation>Das Suchmodell {title} braucht mehr Arbeitsspeicher als erlaubt</translation>
    </message>
    <message>
      <source>The search was not answered within a minute</source>
      <translation>Die Suche wurde nicht innerhalb einer Minute beantwortet</translation>
    </message>
    <message>
      <source>The setting device is mps, but this computer has no Apple GPU</source>
      <translation>Die Einstellung device ist mps, aber dieser Rechner hat keine Apple-Grafik</translation>
    </message>
    <message>
      <source>The setting device is {wanted}, but this computer has {found}</source>
      <translation>Die Einstellung device ist {wanted}, aber dieser Rechner hat {found}</translation>
    </message>
    <message>
      <source>The setting hub_address must begin with https.</source>
      <translation>Die Einstellung hub_address muss mit https beginnen.</translation>
    </message>
    <message>
      <source>The settings cannot be read: {problem}</source>
      <translation>Die Einstellungen sind nicht lesbar: {problem}</translation>
    </message>
    <message>
      <source>The settings in {path} are not a JSON object</source>
      <translation>Die Einstellungen in {path} sind kein JSON-Objekt</translation>
    </message>
    <message>
      <source>The settings in {path} cannot be read ({reason})</source>
      <translation>Die Einstellungen in {path} sind nicht lesbar ({reason})</translation>
    </message>
    <message>
      <source>The settings in {path} cannot be used: {problem}</source>
      <translation>Die Einstellungen in {path} sind nicht brauchbar: {problem}</translation>
    </message>
    <message>
      <source>The settings {path} cannot be written ({reason})</source>
      <translation>Die Einstellungen {path} können nicht geschrieben werden ({reason})</translation>
    </message>
    <message>
      <source>The shared part of that version cannot be used</source>
      <translation>Der gemeinsame Teil dieser Version kann nicht verwendet werden</translation>
    </message>
    <message>
      <source>The tag {name} cannot be moved below {parent}, which is the tag itself or below it</source>
      <translation>Das Schlagwort {name} kann nicht unter {parent} verschoben werden, das es selbst ist oder darunter liegt</translation>
    </message>
    <message>
      <source>The timestamps of its frames are unreliable</source>
      <translation>Die Zeiten ihrer Bilder sind unzuverlässig</translation>
    </message>
    <message>
      <source>The tokenizer of the model in {folder} needs the Python package transformers, which is not installed</source>
      <translation>Der Tokenizer des Modells in {folder} braucht das Python-Paket transformers, das nicht installiert ist</translation>
    </message>
    <message>
      <source>The tokenizer of the model in {path} cannot be loaded ({reason})</source>
      <translation>Der Tokenizer des Modells in {path} kann nicht geladen werden ({reason})</translation>
    </message>
    <message>
      <source>The training was stopped</source>
      <translation>Das Training wurde angehalten</translation>
    </message>
    <message>
      <source>The vector index {path} cannot be read ({reason})</source>
      <translation>Der Vektorindex {path} ist nicht lesbar ({reason})</translation>
    </message>
    <message>
      <source>The vector index {path} cannot be written ({reason})</source>
      <translation>Der Vektorindex {path} kann nicht geschrieben werden ({reason})</translation>
    </message>
    <message>
      <source>The vector index {path} is not the one that was recorded</source>
      <translation>Der Vektorindex {path} ist nicht der verzeichnete</translation>
    </message>
    <message>
      <source>The vectors in {folder} cannot be written or read ({reason})</source>
      <translation>Die Vektoren in {folder} können nicht geschrieben oder gelesen werden ({reason})</translation>
    </message>
    <message>
      <source>The vectors in {folder} have {found} dimensions, not {wanted}</source>
      <translation>Die Vektoren in {folder} haben {found} Dimensionen, nicht {wanted}</translation>
    </message>
    <message>
      <source>The version cannot be written to {folder} ({reason})</source>
      <translation>Die Version kann nicht nach {folder} geschrieben werden ({reason})</translation>
    </message>
    <message>
      <source>The version number is damaged</source>
      <translation>Die Versionsnummer ist beschädigt</translation>
    </message>
    <message>
      <source>The videos were analysed with a different version of {title}</source>
      <translation>Die Videos wurden mit einer anderen Fassung von {title} analysiert</translation>
    </message>
    <message>
      <source>The weights in {folder} are pickled, which can run code when they are opened</source>
      <translation>Die Gewichte in {folder} sind als Pickle gespeichert, das beim Öffnen Code ausführen kann</translation>
    </message>
    <message>
      <source>The weights of the model in {path} are larger than {most} GB</source>
      <translation>Die Gewichte des Modells in {path} sind größer als {most} GB</translation>
    </message>
    <message>
      <source>The weights of {title} do not match their checksum</source>
      <translation>Die Gewichte von {title} passen nicht zu ihrer Prüfsumme</translation>
    </message>
    <message>
      <source>The weights {path} are incomplete: {missing} MB are missing</source>
      <translation>Die Gewichte {path} sind unvollständig: es fehlen {missing} MB</translation>
    </message>
    <message>
      <source>The weights {path} are not a safetensors file, or its beginning is damaged</source>
      <translation>Die Gewichte {path} sind keine safetensors-Datei, oder deren Anfang ist beschädigt</translation>
    </message>
    <message>
      <source>The weights {path} cannot be read ({reason})</source>
      <translation>Die Gewichte {path} sind nicht lesbar ({reason})</translation>
    </message>
    <message>
      <source>The weights {path} do not match the architecture in their configuration</source>
      <translation>Die Gewichte {path} passen nicht zur Architektur in ihrer Konfiguration</translation>
    </message>
    <message>
      <source>There are too few decisions to train the shared part</source>
      <translation>Für den gemeinsamen Teil gibt es noch zu wenige Entscheidungen</translation>
    </message>
    <message>
      <source>There are {count} decisions about this tag</source>
      <translation>Zu diesem Schlagwort gibt es {count} Entscheidungen</translation>
    </message>
    <message>
      <source>There is no decoder for this kind of video</source>
      <translation>Für diese Art von Video gibt es keinen Decoder</translation>
    </message>
    <message>
      <source>There is no export format {name}</source>
      <translation>Es gibt kein Exportformat {name}</translation>
    </message>
    <message>
      <source>There is no filter {token}</source>
      <translation>Nach {token} lässt sich nicht filtern</translation>
    </message>
    <message>
      <source>There is no folder {number} in this library</source>
      <translation>Den Ordner {number} gibt es in dieser Bibliothek nicht</translation>
    </message>
    <message>
      <source>There is no frame at {time} s: that video ends at {end} s</source>
      <translation>Bei {time} s gibt es kein Bild: Das Video endet bei {end} s</translation>
    </message>
    <message>
      <source>There is no group {name}</source>
      <translation>Es gibt keine Gruppe {name}</translation>
    </message>
    <message>
      <source>There is no group {number} in this library</source>
      <translation>In dieser Bibliothek gibt es keine Gruppe {number}</translation>
    </message>
    <message>
      <source>There is no number key {slot} for a tag</source>
      <translation>Die Zifferntaste {slot} gibt es für Schlagwörter nicht</translation>
    </message>
    <message>
      <source>There is no preference {name}</source>
      <translation>Eine Einstellung {name} gibt es nicht</translation>
    </message>
    <message>
      <source>There is no search model {number} in this library</source>
      <translation>Das Suchmodell {number} gibt es in dieser Bibliothek nicht</translation>
    </message>
    <message>
      <source>There is no search model {reference}</source>
      <translation>Es gibt kein Suchmodell {reference}</translation>
    </message>
    <message>
      <source>There is no setting {name}</source>
      <translation>Eine Einstellung {name} gibt es nicht</translation>
    </message>
    <message>
      <source>There is no space left to write {path}</source>
      <translation>Für {path} ist kein Platz mehr</translation>
    </message>
    <message>
      <source>There is no tag {name}</source>
      <translation>Das Schlagwort {name} gibt es nicht</translation>
    </message>
    <message>
      <source>There is no tag {number} in this library</source>
      <translation>Das Schlagwort {number} gibt es in dieser Bibliothek nicht</translation>
    </message>
    <message>
      <source>There is no training to undo</source>
      <translation>Es gibt kein Training, das rückgängig gemacht werden kann</translation>
    </message>
    <message>
      <source>There is no version {version}</source>
      <translation>Version {version} gibt es nicht</translation>
    </message>
    <message>
      <source>There is no video {number} in this library</source>
      <translation>Das Video {number} gibt es in dieser Bibliothek nicht</translation>
    </message>
    <message>
      <source>There is not enough memory for the search model {reference}</source>
      <translation>Der Speicher reicht für das Suchmodell {reference} nicht aus</translation>
    </message>
    <message>
      <source>There was no backup to restore lost rows from.</source>
      <translation>Es gab keine Sicherung, um Fehlendes wiederherzustellen.</translation>
    </message>
    <message>
      <source>These tables could not be read completely: {names}.</source>
      <translation>Diese Tabellen waren nicht vollständig lesbar: {names}.</translation>
    </message>
    <message>
      <source>These videos were analysed by an older version, which could not search by words or pictures. They are waiting to be analysed again; until then, only similar videos and moments can be found</source>
      <translation>Diese Videos hat eine ältere Version analysiert, die nicht nach Wörtern oder Bildern suchen konnte. Sie warten auf eine neue Analyse; bis dahin lassen sich nur ähnliche Videos und Momente finden</translation>
    </message>
    <message>
      <source>This group cannot be split</source>
      <translation>Diese Gruppe lässt sich nicht teilen</translation>
    </message>
    <message>
      <source>This group cannot be split before the groups have been found again</source>
      <translation>Diese Gruppe lässt sich erst teilen, wenn die Gruppen neu gesucht wurden</translation>
    </message>
    <message>
      <source>This has changed in the meantime</source>
      <translation>Das hat sich inzwischen geändert</translation>
    </message>
    <message>
      <source>This library was written by a newer Clipshelf (catalog version {version})</source>
      <translation>Diese Bibliothek wurde von einem neueren Clipshelf geschrieben (Katalogversion {version})</translation>
    </message>
    <message>
      <source>This model needs pictures of {sizes} px, resized by {mode}, which is not supported</source>
      <translation>Dieses Modell benötigt Bilder mit {sizes} px, skaliert mit {mode}; das wird nicht unterstützt</translation>
    </message>
    <message>
      <source>This record does not have the format of YouTube-8M</source>
      <translation>Dieser Datensatz hat nicht das Format von YouTube-8M</translation>
    </message>
    <message>
      <source>This record has no {what}</source>
      <translation>In diesem Datensatz fehlt {what}</translation>
    </message>
    <message>
      <source>This record has {found} numbers where {wanted} belong</source>
      <translation>Dieser Datensatz hat {found} Zahlen statt {wanted}</translation>
    </message>
    <message>
      <source>This record has {rgb} seconds of pictures but {audio} of sound</source>
      <translation>Dieser Datensatz hat {rgb} Sekunden Bild, aber {audio} Sekunden Ton</translation>
    </message>
    <message>
      <source>This record is damaged (its checksum does not match)</source>
      <translation>Dieser Datensatz ist beschädigt (die Prüfsumme stimmt nicht)</translation>
    </message>
    <message>
      <source>This search has more than {most} combinations of alternatives</source>
      <translation>Diese Suche hat mehr als {most} Kombinationen von Alternativen</translation>
    </message>
    <message>
      <source>To try again, close Clipshelf, copy the contents of {copy} back to {folder} and run `clipshelf doctor --mend`.</source>
      <translation>Für einen neuen Versuch Clipshelf schließen, den Inhalt von {copy} nach {folder} zurückkopieren und `clipshelf doctor --mend` aufrufen.</translation>
    </message>
    <message>
      <source>Train again to get one.</source>
      <translation>Noch einmal trainieren, um einen vorgeschlagenen zu haben.</translation>
    </message>
    <message>
      <source>Train again.</source>
      <translation>Noch einmal trainieren.</translation>
    </message>
    <message>
      <source>Train again: tags have to be learned for the new search model.</source>
      <translation>Noch einmal trainieren: Die Schlagwörter werden für das neue Suchmodell neu gelernt.</translation>
    </message>
    <message>
      <source>Try again in a moment.</source>
      <translation>Bitte gleich noch einmal versuchen.</translation>
    </message>
    <message>
      <source>Try again, or restart the computer.</source>
      <translation>Noch einmal versuchen oder den Computer neu starten.</translation>
    </message>
    <message>
      <source>Try again.</source>
      <translation>Bitte noch einmal versuchen.</translation>
    </message>
    <message>
      <source>Try again; if it happens again, do not use this source.</source>
      <translation>Bitte noch einmal versuchen; geschieht es wieder, diese Quelle nicht verwenden.</translation>
    </message>
    <message>
      <source>Type what the moment should show.</source>
      <translation>Bitte eingeben, was der Moment zeigen soll.</translation>
    </message>
    <message>
      <source>Understands many languages; half again as slow to start. Needs the Python package transformers.</source>
      <translation>Versteht viele Sprachen; startet anderthalbmal so langsam. Braucht das Python-Paket transformers.</translation>
    </message>
    <message>
      <source>Unknown device {wanted}</source>
      <translation>Unbekanntes Gerät {wanted}</translation>
    </message>
    <message>
      <source>Unknown network {architecture} ({reason})</source>
      <translation>Unbekanntes Netz {architecture} ({reason})</translation>
    </message>
    <message>
      <source>Unpack it again.</source>
      <translation>Die Datei noch einmal entpacken.</translation>
    </message>
    <message>
      <source>Unpack the archives of all classes there, one folder for each.</source>
      <translation>Die Archive aller Klassen dorthin entpacken, je Klasse ein Ordner.</translation>
    </message>
    <message>
      <source>Unpack the whole archive of splits there.</source>
      <translation>Das ganze Archiv der Aufteilungen dorthin entpacken.</translation>
    </message>
    <message>
      <source>Update Clipshelf, or open a copy from the library's backups folder.</source>
      <translation>Bitte Clipshelf aktualisieren oder eine Kopie aus dem Sicherungsordner der Bibliothek öffnen.</translation>
    </message>
    <message>
      <source>Use 0.8 or 80%.</source>
      <translation>Schreibweise: 0.8 oder 80%.</translation>
    </message>
    <message>
      <source>Use 2024-05-17, 2024-05 or 2024.</source>
      <translation>Schreibweise: 2024-05-17, 2024-05 oder 2024.</translation>
    </message>
    <message>
      <source>Use 25 or 29.97.</source>
      <translation>25 oder 29.97 verwenden.</translation>
    </message>
    <message>
      <source>Use 30s, 1:30 or 2m.</source>
      <translation>30s, 1:30 oder 2m verwenden.</translation>
    </message>
    <message>
      <source>Use 500kb, 10mb or 2gb.</source>
      <translation>500kb, 10mb oder 2gb verwenden.</translation>
    </message>
    <message>
      <source>Use 90, 1:30, 1:02:03 or 2h.</source>
      <translation>Schreibweise: 90, 1:30, 1:02:03 oder 2h.</translation>
    </message>
    <message>
      <source>Use a form such as #3366cc.</source>
      <translation>Schreibweise: #3366cc.</translation>
    </message>
    <message>
      <source>Use another version, or train again.</source>
      <translation>Eine andere Version verwenden oder neu trainieren.</translation>
    </message>
    <message>
      <source>Use it as a whole, or keep the old version.</source>
      <translation>Sie als Ganzes verwenden oder die alte Version behalten.</translation>
    </message>
    <message>
      <source>Use landscape, portrait or square.</source>
      <translation>landscape (quer), portrait (hoch) oder square (quadratisch) verwenden.</translation>
    </message>
    <message>
      <source>Use the configuration that belongs to the model, or choose another search model.</source>
      <translation>Die zum Modell gehörende Konfiguration verwenden oder ein anderes Suchmodell wählen.</translation>
    </message>
    <message>
      <source>Use the model's .safetensors file instead.</source>
      <translation>Bitte stattdessen die .safetensors-Datei des Modells verwenden.</translation>
    </message>
    <message>
      <source>Vectors</source>
      <translation>Vektoren</translation>
    </message>
    <message>
      <source>Version {version} is not a proposal</source>
      <translation>Version {version} ist kein Vorschlag</translation>
    </message>
    <message>
      <source>Version {version} was replaced by a newer proposal, version {newer}</source>
      <translation>Version {version} wurde durch einen neueren Vorschlag ersetzt, Version {newer}</translation>
    </message>
    <message>
      <source>Version {version} was trained for another search model</source>
      <translation>Version {version} wurde für ein anderes Suchmodell trainiert</translation>
    </message>
    <message>
      <source>Videos</source>
      <translation>Videos</translation>
    </message>
    <message>
      <source>Videos and tags known only from their decisions: {count}.</source>
      <translation>Videos und Schlagwörter, die nur aus ihren Entscheidungen bekannt sind: {count}.</translation>
    </message>
    <message>
      <source>WITHIN needs a length of time above 0</source>
      <translation>WITHIN braucht eine Dauer größer als 0</translation>
    </message>
    <message>
      <source>WITHIN needs a length of time after it</source>
      <translation>Nach WITHIN fehlt eine Dauer</translation>
    </message>
    <message>
      <source>Wait for it, or stop it.</source>
      <translation>Es lässt sich abwarten oder anhalten.</translation>
    </message>
    <message>
      <source>Wait until it has been analysed, then search again.</source>
      <translation>Bitte die Analyse abwarten, dann noch einmal suchen.</translation>
    </message>
    <message>
      <source>Wait until they are analysed.</source>
      <translation>Warten, bis sie analysiert sind.</translation>
    </message>
    <message>
      <source>What has been downloaded is kept for the next time.</source>
      <translation>Was heruntergeladen ist, bleibt für das nächste Mal.</translation>
    </message>
    <message>
      <source>What has been downloaded is kept: the next attempt continues from there.</source>
      <translation>Was heruntergeladen ist, bleibt: Der nächste Versuch macht dort weiter.</translation>
    </message>
    <message>
      <source>What is subtracted leaves nothing to look for</source>
      <translation>Was abgezogen wird, lässt nichts zu suchen übrig</translation>
    </message>
    <message>
      <source>What it refers to has been removed in the meantime.</source>
      <translation>Worum es geht, wurde seither entfernt.</translation>
    </message>
    <message>
      <source>Words and filters cannot be excluded together</source>
      <translation>Wörter und Filter können nicht zusammen ausgeschlossen werden</translation>
    </message>
    <message>
      <source>Words cannot follow WITHIN {time}</source>
      <translation>Nach WITHIN {time} können keine Wörter stehen</translation>
    </message>
    <message>
      <source>Words describe moments anyway; write them outside.</source>
      <translation>Wörter beschreiben ohnehin Momente; sie gehören nach außen.</translation>
    </message>
    <message>
      <source>Write ) where the group ends.</source>
      <translation>Eine ) setzen, wo die Gruppe endet.</translation>
    </message>
    <message>
      <source>Write VIDEO@12.5 or VIDEO@1:30.</source>
      <translation>Beispiele: VIDEO@12.5 oder VIDEO@1:30.</translation>
    </message>
    <message>
      <source>Write \" for a literal one.</source>
      <translation>\" steht für ein wörtliches.</translation>
    </message>
    <message>
      <source>Write a word or a filter.</source>
      <translation>Ein Wort oder einen Filter schreiben.</translation>
    </message>
    <message>
      <source>Write its file name, such as like:clip.mp4, or its path.</source>
      <translation>Den Dateinamen angeben, etwa like:clip.mp4, oder den Pfad.</translation>
    </message>
    <message>
      <source>Write like:clip.mp4 or like:clip.mp4@12.5.</source>
      <translation>Zum Beispiel like:clip.mp4 oder like:clip.mp4@12.5.</translation>
    </message>
    <message>
      <source>Write more of its path: folder/clip.mp4.</source>
      <translation>Mehr vom Pfad angeben: ordner/clip.mp4.</translation>
    </message>
    <message>
      <source>Write the smaller one first.</source>
      <translation>Das Kleinere zuerst angeben.</translation>
    </message>
    <message>
      <source>Write them before it, or after another THEN.</source>
      <translation>Sie gehören davor oder hinter ein weiteres THEN.</translation>
    </message>
    <message>
      <source>Writing the index</source>
      <translation>Der Index wird geschrieben</translation>
    </message>
    <message>
      <source>Your previous choice was restored.</source>
      <translation>Die vorherige Auswahl wurde wiederhergestellt.</translation>
    </message>
    <message>
      <source>`clipshelf doctor --mend` copies its rows to a new catalog without it.</source>
      <translation>`clipshelf doctor --mend` übernimmt seine Zeilen in einen neuen Katalog ohne dieses SQL.</translation>
    </message>
    <message>
      <source>`clipshelf doctor --mend` keeps a copy and saves what can be read.</source>
      <translation>`clipshelf doctor --mend` bewahrt eine Kopie auf und rettet, was lesbar ist.</translation>
    </message>
    <message>
      <source>`clipshelf encoders list` lists them.</source>
      <translation>`clipshelf encoders list` zählt sie auf.</translation>
    </message>
    <message>
      <source>`clipshelf folders` lists them.</source>
      <translation>`clipshelf folders` zählt sie auf.</translation>
    </message>
    <message>
      <source>`clipshelf heads list` lists the versions.</source>
      <translation>`clipshelf heads list` zählt die Versionen auf.</translation>
    </message>
    <message>
      <source>a date such as 2024-05-17, 2024-05 or 2024</source>
      <translation>ein Datum wie 2024-05-17, 2024-05 oder 2024</translation>
    </message>
    <message>
      <source>a length such as 90, 1:30 or 2h</source>
      <translation>eine Länge wie 90, 1:30 oder 2h</translation>
    </message>
    <message>
      <source>a number such as 25 or 29.97</source>
      <translation>eine Zahl wie 25 oder 29.97</translation>
    </message>
    <message>
      <source>a score such as 0.8 or 80%</source>
      <translation>einen Wert wie 0.8 oder 80%</translation>
    </message>
    <message>
      <source>a size such as 500kb, 10mb or 2gb</source>
      <translation>eine Größe wie 500kb, 10mb oder 2gb</translation>
    </message>
    <message>
      <source>a threshold is not between 0 and 1</source>
      <translation>eine Schwelle liegt nicht zwischen 0 und 1</translation>
    </message>
    <message>
      <source>a whole number</source>
      <translation>eine ganze Zahl</translation>
    </message>
    <message>
      <source>a word</source>
      <translation>ein Wort</translation>
    </message>
    <message>
      <source>all files are present and intact</source>
      <translation>alle Dateien sind vorhanden und unversehrt</translation>
    </message>
    <message>
      <source>before repair</source>
      <translation>vor der Reparatur</translation>
    </message>
    <message>
      <source>before restoring</source>
      <translation>vor dem Wiederherstellen</translation>
    </message>
    <message>
      <source>before the upgrade from version {version}</source>
      <translation>vor der Umstellung von Version {version}</translation>
    </message>
    <message>
      <source>changed_keys cannot be read</source>
      <translation>changed_keys ist nicht lesbar</translation>
    </message>
    <message>
      <source>hub_address cannot be {value}</source>
      <translation>hub_address kann nicht {value} sein</translation>
    </message>
    <message>
      <source>it is already being downloaded</source>
      <translation>es wird schon heruntergeladen</translation>
    </message>
    <message>
      <source>it needs {wanted} GB, but only {free} GB are free</source>
      <translation>benötigt werden {wanted} GB, frei sind nur {free} GB</translation>
    </message>
    <message>
      <source>its contents are invalid</source>
      <translation>der Inhalt ist ungültig</translation>
    </message>
    <message>
      <source>its header asks for an unknown version of SQLite</source>
      <translation>ihr Kopf verlangt eine unbekannte Version von SQLite</translation>
    </message>
    <message>
      <source>its lists of tags do not match</source>
      <translation>die Listen der Schlagwörter passen nicht zusammen</translation>
    </message>
    <message>
      <source>its vectors have an invalid length</source>
      <translation>die Vektoren haben eine ungültige Länge</translation>
    </message>
    <message>
      <source>landscape, portrait or square</source>
      <translation>landscape, portrait oder square</translation>
    </message>
    <message>
      <source>like: needs one video after it</source>
      <translation>Nach like: fehlt ein Video</translation>
    </message>
    <message>
      <source>no connection</source>
      <translation>keine Verbindung</translation>
    </message>
    <message>
      <source>no graphics card that torch can use</source>
      <translation>keine Grafikkarte, die torch benutzen kann</translation>
    </message>
    <message>
      <source>no problems found</source>
      <translation>keine Fehler gefunden</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>nichts</translation>
    </message>
    <message>
      <source>one graphics card, cuda:0</source>
      <translation>eine Grafikkarte, cuda:0</translation>
    </message>
    <message>
      <source>see the model</source>
      <translation>siehe Modell</translation>
    </message>
    <message>
      <source>the address is on a private network</source>
      <translation>die Adresse liegt in einem privaten Netz</translation>
    </message>
    <message>
      <source>the connection is not secure</source>
      <translation>die Verbindung ist nicht sicher</translation>
    </message>
    <message>
      <source>the connection was lost</source>
      <translation>die Verbindung ist abgebrochen</translation>
    </message>
    <message>
      <source>the disk is full</source>
      <translation>der Datenträger ist voll</translation>
    </message>
    <message>
      <source>the download has the wrong checksum and was discarded</source>
      <translation>der Download hat die falsche Prüfsumme und wurde verworfen</translation>
    </message>
    <message>
      <source>the download is not this model</source>
      <translation>der Download ist nicht dieses Modell</translation>
    </message>
    <message>
      <source>the file is larger than announced</source>
      <translation>die Datei ist größer als angekündigt</translation>
    </message>
    <message>
      <source>the file is not on the server</source>
      <translation>die Datei ist auf dem Server nicht vorhanden</translation>
    </message>
    <message>
      <source>the folder is not writable</source>
      <translation>in den Ordner kann nicht geschrieben werden</translation>
    </message>
    <message>
      <source>the server has a problem</source>
      <translation>der Server hat ein Problem</translation>
    </message>
    <message>
      <source>the server refused it</source>
      <translation>der Server hat es verweigert</translation>
    </message>
    <message>
      <source>those of {count} videos are missing</source>
      <translation>die von {count} Videos fehlen</translation>
    </message>
    <message>
      <source>{area}: {problem}; queued to be rebuilt.</source>
      <translation>{area}: {problem}; wird neu aufgebaut.</translation>
    </message>
    <message>
      <source>{colour} is not a colour</source>
      <translation>{colour} ist keine Farbe</translation>
    </message>
    <message>
      <source>{count} could not be read</source>
      <translation>{count} waren nicht lesbar</translation>
    </message>
    <message>
      <source>{count} decisions</source>
      <translation>{count} Entscheidungen</translation>
    </message>
    <message>
      <source>{count} graphics cards, cuda:0 to cuda:{last}</source>
      <translation>{count} Grafikkarten, cuda:0 bis cuda:{last}</translation>
    </message>
    <message>
      <source>{count} groups</source>
      <translation>{count} Gruppen</translation>
    </message>
    <message>
      <source>{count} in the library, {offline} offline</source>
      <translation>{count} in der Bibliothek, {offline} offline</translation>
    </message>
    <message>
      <source>{count} rows in {tables} refer to missing rows</source>
      <translation>{count} Zeilen in {tables} verweisen auf fehlende Zeilen</translation>
    </message>
    <message>
      <source>{count} rows of {table} contain invalid values</source>
      <translation>{count} Zeilen von {table} enthalten ungültige Werte</translation>
    </message>
    <message>
      <source>{count} vectors of {videos} videos</source>
      <translation>{count} Vektoren von {videos} Videos</translation>
    </message>
    <message>
      <source>{count} videos are called {name}</source>
      <translation>{count} Videos heißen {name}</translation>
    </message>
    <message>
      <source>{count} videos are listed by mistake, or missing from the list</source>
      <translation>{count} Videos sind irrtümlich aufgelistet oder fehlen in der Liste</translation>
    </message>
    <message>
      <source>{count} videos are shown with the file of another video</source>
      <translation>{count} Videos werden mit der Datei eines anderen Videos gezeigt</translation>
    </message>
    <message>
      <source>{count} videos do not have one time for each of their vectors</source>
      <translation>{count} Videos haben nicht zu jedem ihrer Vektoren eine Zeit</translation>
    </message>
    <message>
      <source>{count} videos have files, but none of them is shown</source>
      <translation>{count} Videos haben Dateien, aber keine davon wird gezeigt</translation>
    </message>
    <message>
      <source>{count} videos share vectors with another video</source>
      <translation>{count} Videos teilen Vektoren mit einem anderen Video</translation>
    </message>
    <message>
      <source>{device} cannot run the built-in model. The CPU is used instead</source>
      <translation>{device} kann das eingebaute Modell nicht ausführen. Stattdessen rechnet die CPU</translation>
    </message>
    <message>
      <source>{field} can be compared with one value only</source>
      <translation>{field} lässt sich nur mit einem Wert vergleichen</translation>
    </message>
    <message>
      <source>{field} cannot be compared with &lt; or &gt;</source>
      <translation>{field} kann nicht mit &lt; oder &gt; verglichen werden</translation>
    </message>
    <message>
      <source>{field} is about whole videos, not about a moment</source>
      <translation>{field} betrifft ganze Videos, keinen Moment</translation>
    </message>
    <message>
      <source>{field}: takes no value</source>
      <translation>{field}: nimmt keinen Wert</translation>
    </message>
    <message>
      <source>{folder} cannot be read ({reason})</source>
      <translation>{folder} ist nicht lesbar ({reason})</translation>
    </message>
    <message>
      <source>{folder} contains no files like {part}00.tfrecord</source>
      <translation>{folder} enthält keine Dateien wie {part}00.tfrecord</translation>
    </message>
    <message>
      <source>{folder} contains no weights</source>
      <translation>{folder} enthält keine Gewichte</translation>
    </message>
    <message>
      <source>{folder} contains several weights files</source>
      <translation>{folder} enthält mehrere Dateien mit Gewichten</translation>
    </message>
    <message>
      <source>{folder} does not contain {name}</source>
      <translation>{folder} enthält keine Datei {name}</translation>
    </message>
    <message>
      <source>{folder} has {count} of the {wanted} split files of {classes} classes; first missing: {first}</source>
      <translation>{folder} hat {count} von {wanted} Aufteilungsdateien für {classes} Klassen; als erste fehlt: {first}</translation>
    </message>
    <message>
      <source>{folder} is not a folder</source>
      <translation>{folder} ist kein Ordner</translation>
    </message>
    <message>
      <source>{lost} of {count} vectors are missing</source>
      <translation>{lost} von {count} Vektoren fehlen</translation>
    </message>
    <message>
      <source>{name} cannot be reached</source>
      <translation>{name} ist nicht erreichbar</translation>
    </message>
    <message>
      <source>{name} cannot be read ({reason})</source>
      <translation>{name} ist nicht lesbar ({reason})</translation>
    </message>
    <message>
      <source>{name} cannot be used: {reason}</source>
      <translation>{name} kann nicht verwendet werden: {reason}</translation>
    </message>
    <message>
      <source>{name} cannot be {value}</source>
      <translation>{name} kann nicht {value} sein</translation>
    </message>
    <message>
      <source>{name} contains no Clipshelf shortcuts</source>
      <translation>{name} enthält keine Tastenkürzel von Clipshelf</translation>
    </message>
    <message>
      <source>{name} is not an exported version, or it is damaged</source>
      <translation>{name} ist keine exportierte Version oder ist beschädigt</translation>
    </message>
    <message>
      <source>{name} is not an exported version: it contains unknown parts</source>
      <translation>{name} ist keine exportierte Version: Die Datei enthält unbekannte Teile</translation>
    </message>
    <message>
      <source>{name} is still being written (and {count} more). It will be read when it is complete</source>
      <translation>{name} wird noch geschrieben (und {count} weitere). Gelesen wird, was vollständig ist</translation>
    </message>
    <message>
      <source>{name} is still being written. It will be read when it is complete</source>
      <translation>{name} wird noch geschrieben. Es wird gelesen, sobald es vollständig ist</translation>
    </message>
    <message>
      <source>{name} was not exported by this version of Clipshelf</source>
      <translation>{name} wurde nicht von dieser Programmversion exportiert</translation>
    </message>
    <message>
      <source>{name} was trained for another search model ({encoder})</source>
      <translation>{name} wurde für ein anderes Suchmodell trainiert ({encoder})</translation>
    </message>
    <message>
      <source>{name} was trained for vectors of {found} numbers, but those of the search model have {wanted}</source>
      <translation>{name} wurde für Vektoren aus {found} Zahlen trainiert, die des Suchmodells haben {wanted}</translation>
    </message>
    <message>
      <source>{part} contains invalid numbers</source>
      <translation>{part} enthält ungültige Zahlen</translation>
    </message>
    <message>
      <source>{part} contains numbers that are too large</source>
      <translation>{part} enthält zu große Zahlen</translation>
    </message>
    <message>
      <source>{part} contains values that are not finite</source>
      <translation>{part} enthält Werte, die nicht endlich sind</translation>
    </message>
    <message>
      <source>{part} has the wrong shape or type</source>
      <translation>{part} hat die falsche Form oder den falschen Typ</translation>
    </message>
    <message>
      <source>{part} is missing</source>
      <translation>{part} fehlt</translation>
    </message>
    <message>
      <source>{path} became unavailable during the scan</source>
      <translation>{path} war während des Einlesens nicht mehr erreichbar</translation>
    </message>
    <message>
      <source>{path} cannot be deleted ({reason})</source>
      <translation>{path} kann nicht gelöscht werden ({reason})</translation>
    </message>
    <message>
      <source>{path} cannot be opened</source>
      <translation>{path} lässt sich nicht öffnen</translation>
    </message>
    <message>
      <source>{path} cannot be reached</source>
      <translation>{path} ist nicht erreichbar</translation>
    </message>
    <message>
      <source>{path} cannot be reached: {reason}</source>
      <translation>{path} ist nicht erreichbar: {reason}</translation>
    </message>
    <message>
      <source>{path} cannot be read (it is a folder)</source>
      <translation>{path} kann nicht gelesen werden (es ist ein Ordner)</translation>
    </message>
    <message>
      <source>{path} cannot be read (it is not a regular file)</source>
      <translation>{path} kann nicht gelesen werden (es ist keine gewöhnliche Datei)</translation>
    </message>
    <message>
      <source>{path} cannot be read (it is too large: {size} bytes, at most {most} are allowed)</source>
      <translation>{path} kann nicht gelesen werden (zu groß: {size} Byte, höchstens {most} sind erlaubt)</translation>
    </message>
    <message>
      <source>{path} cannot be read ({reason})</source>
      <translation>{path} ist nicht lesbar ({reason})</translation>
    </message>
    <message>
      <source>{path} cannot be read: {reason}</source>
      <translation>{path} ist nicht lesbar: {reason}</translation>
    </message>
    <message>
      <source>{path} cannot be resolved because the working folder is gone</source>
      <translation>{path} ist nicht auflösbar, weil der Arbeitsordner weg ist</translation>
    </message>
    <message>
      <source>{path} cannot be written</source>
      <translation>{path} kann nicht geschrieben werden</translation>
    </message>
    <message>
      <source>{path} cannot be written ({reason})</source>
      <translation>{path} kann nicht geschrieben werden ({reason})</translation>
    </message>
    <message>
      <source>{path} cannot be written: {reason}</source>
      <translation>{path} kann nicht geschrieben werden: {reason}</translation>
    </message>
    <message>
      <source>{path} contains no labels</source>
      <translation>{path} enthält keine Klassen</translation>
    </message>
    <message>
      <source>{path} contains rows that refer to missing rows</source>
      <translation>{path} enthält Zeilen, die auf fehlende Zeilen verweisen</translation>
    </message>
    <message>
      <source>{path} contains {count} rows of {width}, which differs from the record</source>
      <translation>{path} enthält {count} Zeilen zu {width} und weicht vom Eintrag ab</translation>
    </message>
    <message>
      <source>{path} could not be read: {reason}</source>
      <translation>{path} war nicht lesbar: {reason}</translation>
    </message>
    <message>
      <source>{path} could not be read: {reason} (and {count} more)</source>
      <translation>{path} war nicht lesbar: {reason} (und {count} weitere)</translation>
    </message>
    <message>
      <source>{path} does not exist</source>
      <translation>{path} gibt es nicht</translation>
    </message>
    <message>
      <source>{path} has no column {name}</source>
      <translation>{path} hat keine Spalte {name}</translation>
    </message>
    <message>
      <source>{path} has no number in line {line}</source>
      <translation>{path} hat in Zeile {line} keine Zahl</translation>
    </message>
    <message>
      <source>{path} has {width} x {height} pixels, which is too many</source>
      <translation>{path} hat {width} x {height} Pixel, das sind zu viele</translation>
    </message>
    <message>
      <source>{path} is already in the library, with {other}</source>
      <translation>{path} ist schon in der Bibliothek, mit {other}</translation>
    </message>
    <message>
      <source>{path} is damaged or too large to be read as a picture</source>
      <translation>{path} ist beschädigt oder als Bild zu groß</translation>
    </message>
    <message>
      <source>{path} is nested too deeply to be the configuration of a model</source>
      <translation>{path} ist zu tief verschachtelt für die Konfiguration eines Modells</translation>
    </message>
    <message>
      <source>{path} is not a Clipshelf catalog</source>
      <translation>{path} ist kein Katalog von Clipshelf</translation>
    </message>
    <message>
      <source>{path} is not a folder</source>
      <translation>{path} ist kein Ordner</translation>
    </message>
    <message>
      <source>{path} is not a picture</source>
      <translation>{path} ist kein Bild</translation>
    </message>
    <message>
      <source>{path} is not a regular file</source>
      <translation>{path} ist keine gewöhnliche Datei</translation>
    </message>
    <message>
      <source>{path} is not a table ({reason})</source>
      <translation>{path} ist keine Tabelle ({reason})</translation>
    </message>
    <message>
      <source>{path} is not an existing folder or file</source>
      <translation>{path} ist kein vorhandener Ordner und keine vorhandene Datei</translation>
    </message>
    <message>
      <source>{path} is not the configuration of an open_clip model</source>
      <translation>{path} ist nicht die Konfiguration eines open_clip-Modells</translation>
    </message>
    <message>
      <source>{path} is too large to be a part of a tokenizer</source>
      <translation>{path} ist zu groß für einen Teil eines Tokenizers</translation>
    </message>
    <message>
      <source>{path} lists {clip}, whose name has no group</source>
      <translation>{path} führt {clip} auf, dessen Name keine Gruppe enthält</translation>
    </message>
    <message>
      <source>{path} names label {index} twice (line {line})</source>
      <translation>{path} nennt die Klasse {index} zweimal (Zeile {line})</translation>
    </message>
    <message>
      <source>{path} names {count} classes instead of {wanted}</source>
      <translation>{path} nennt {count} Klassen statt {wanted}</translation>
    </message>
    <message>
      <source>{path}, a part of the built-in model, cannot be read ({reason})</source>
      <translation>{path}, ein Teil des eingebauten Modells, ist nicht lesbar ({reason})</translation>
    </message>
    <message>
      <source>{path}, a part of the built-in model, is damaged</source>
      <translation>{path}, ein Teil des eingebauten Modells, ist beschädigt</translation>
    </message>
    <message>
      <source>{problem}. The CPU is used instead. {advice}</source>
      <translation>{problem}. Stattdessen rechnet die CPU. {advice}</translation>
    </message>
    <message>
      <source>{rating} is not a rating from 0 to {most}</source>
      <translation>{rating} ist keine Bewertung von 0 bis {most}</translation>
    </message>
    <message>
      <source>{size} GiB free on the library's disk</source>
      <translation>{size} GiB frei auf dem Datenträger der Bibliothek</translation>
    </message>
    <message>
      <source>{source} has videos of fewer than two classes</source>
      <translation>{source} hat Videos von weniger als zwei Klassen</translation>
    </message>
    <message>
      <source>{text} is not a date</source>
      <translation>{text} ist kein Datum</translation>
    </message>
    <message>
      <source>{text} is not a length of time</source>
      <translation>{text} ist keine Länge</translation>
    </message>
    <message>
      <source>{text} is not a number</source>
      <translation>{text} ist keine Zahl</translation>
    </message>
    <message>
      <source>{text} is not a score</source>
      <translation>{text} ist kein Wert</translation>
    </message>
    <message>
      <source>{text} is not a size</source>
      <translation>{text} ist keine Größe</translation>
    </message>
    <message>
      <source>{text} is not a time in a video</source>
      <translation>{text} ist kein Zeitpunkt in einem Video</translation>
    </message>
    <message>
      <source>{text} is not a whole number</source>
      <translation>{text} ist keine ganze Zahl</translation>
    </message>
    <message>
      <source>{text} is not an orientation</source>
      <translation>{text} ist kein Bildformat</translation>
    </message>
    <message>
      <source>{threshold} is not a threshold</source>
      <translation>{threshold} ist keine Schwelle</translation>
    </message>
    <message>
      <source>{title} cannot tell pictures apart</source>
      <translation>{title} kann Bilder nicht unterscheiden</translation>
    </message>
    <message>
      <source>{title} could not be downloaded: {reason}</source>
      <translation>{title} konnte nicht heruntergeladen werden: {reason}</translation>
    </message>
    <message>
      <source>{title} does not produce the expected vectors</source>
      <translation>{title} liefert nicht die erwarteten Vektoren</translation>
    </message>
    <message>
      <source>{title} produces no usable vectors</source>
      <translation>{title} liefert keine brauchbaren Vektoren</translation>
    </message>
    <message>
      <source>{title}: none, as every vector is compared; made for a large library</source>
      <translation>{title}: keiner, da alle Vektoren verglichen werden; wird für eine große Bibliothek erstellt</translation>
    </message>
    <message>
      <source>{title}: {count} vectors of {videos} videos</source>
      <translation>{title}: {count} Vektoren von {videos} Videos</translation>
    </message>
    <message>
      <source>{title}: {count} vectors, {kind}</source>
      <translation>{title}: {count} Vektoren, {kind}</translation>
    </message>
    <message>
      <source>{title}: {lost} of {count} vectors are missing</source>
      <translation>{title}: {lost} von {count} Vektoren fehlen</translation>
    </message>
    <message>
      <source>{token} needs {kind} after it</source>
      <translation>Auf {token} folgt {kind}</translation>
    </message>
    <message>
      <source>{value} ends before it begins</source>
      <translation>{value} endet vor dem Anfang</translation>
    </message>
    <message>
      <source>{word} cannot stand here</source>
      <translation>{word} kann hier nicht stehen</translation>
    </message>
    <message>
      <source>{word} is not expected here</source>
      <translation>{word} passt hier nicht</translation>
    </message>
    <message>
      <source>{word} needs a word or a filter after it</source>
      <translation>Nach {word} fehlt ein Wort oder ein Filter</translation>
    </message>
  </context>
  <context>
    <name>ExampleChip</name>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
  </context>
  <context>
    <name>Export</name>
    <message>
      <source>%1 exported to %2.</source>
      <translation>%1 nach %2 exportiert.</translation>
    </message>
    <message numerus="yes">
      <source>%n entries were left out because their videos no longer have a file.</source>
      <translation>
        <numerusform>%n Eintrag wurde ausgelassen, weil sein Video keine Datei mehr hat.</numerusform>
        <numerusform>%n Einträge wurden ausgelassen, weil ihre Videos keine Datei mehr haben.</numerusform>
      </translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Show file</source>
      <translation>Datei zeigen</translation>
    </message>
    <message>
      <source>The folder cannot be opened.</source>
      <translation>Der Ordner lässt sich nicht öffnen.</translation>
    </message>
  </context>
  <context>
    <name>Facts</name>
    <message>
      <source>%1, plus %2 of unknown duration</source>
      <translation>%1, dazu %2 unbekannter Dauer</translation>
    </message>
    <message>
      <source>Added</source>
      <translation>Hinzugefügt</translation>
    </message>
    <message>
      <source>Codec</source>
      <translation>Codec</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopie</translation>
    </message>
    <message>
      <source>Duration</source>
      <translation>Dauer</translation>
    </message>
    <message>
      <source>File date</source>
      <translation>Dateidatum</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Grund</translation>
    </message>
    <message>
      <source>Recorded</source>
      <translation>Aufgenommen</translation>
    </message>
    <message>
      <source>Resolution</source>
      <translation>Auflösung</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>no date in the file</source>
      <translation>nicht in der Datei vermerkt</translation>
    </message>
    <message>
      <source>offline</source>
      <translation>offline</translation>
    </message>
  </context>
  <context>
    <name>Failed</name>
    <message numerus="yes">
      <source>%n files could not be read.</source>
      <translation>
        <numerusform>%n Datei war nicht lesbar.</numerusform>
        <numerusform>%n Dateien waren nicht lesbar.</numerusform>
      </translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Grund</translation>
    </message>
    <message>
      <source>Show failed files</source>
      <translation>Fehlgeschlagene Dateien zeigen</translation>
    </message>
    <message>
      <source>The folder cannot be opened. Check whether its drive is connected.</source>
      <translation>Der Ordner lässt sich nicht öffnen. Bitte prüfen, ob sein Laufwerk angeschlossen ist.</translation>
    </message>
  </context>
  <context>
    <name>FailedPanel</name>
    <message numerus="yes">
      <source>%n files could not be read. The files themselves are untouched.</source>
      <translation>
        <numerusform>%n Datei konnte nicht gelesen werden. Die Datei selbst ist unverändert.</numerusform>
        <numerusform>%n Dateien konnten nicht gelesen werden. Die Dateien selbst sind unverändert.</numerusform>
      </translation>
    </message>
    <message>
      <source>All files could be read.</source>
      <translation>Alle Dateien konnten gelesen werden.</translation>
    </message>
    <message>
      <source>Files that could not be read</source>
      <translation>Nicht lesbare Dateien</translation>
    </message>
    <message>
      <source>Retry</source>
      <translation>Noch einmal</translation>
    </message>
    <message>
      <source>Retry all</source>
      <translation>Alle noch einmal</translation>
    </message>
    <message>
      <source>Show in folder</source>
      <translation>Im Ordner zeigen</translation>
    </message>
  </context>
  <context>
    <name>Files</name>
    <message numerus="yes">
      <source>In %n folders, including %1</source>
      <translation>
        <numerusform>In %n Ordner, darunter %1</numerusform>
        <numerusform>In %n Ordnern, darunter %1</numerusform>
      </translation>
    </message>
    <message>
      <source>In the folder %1</source>
      <translation>Im Ordner %1</translation>
    </message>
    <message numerus="yes">
      <source>and %n more</source>
      <translation>
        <numerusform>und %n weitere</numerusform>
        <numerusform>und %n weitere</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Filter</name>
    <message>
      <source> and </source>
      <translation> und </translation>
    </message>
    <message>
      <source> or </source>
      <translation> oder </translation>
    </message>
    <message numerus="yes">
      <source>%n videos</source>
      <translation>
        <numerusform>%n Video</numerusform>
        <numerusform>%n Videos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Tag %1 (%n videos)</source>
      <translation>
        <numerusform>Schlagwort %1 (%n Video)</numerusform>
        <numerusform>Schlagwort %1 (%n Videos)</numerusform>
      </translation>
    </message>
    <message>
      <source>added %2 %1</source>
      <translation>hinzugefügt %2 %1</translation>
    </message>
    <message>
      <source>alias of %1</source>
      <translation>Alias von %1</translation>
    </message>
    <message>
      <source>all of this at one moment</source>
      <translation>alles zugleich in einem Moment</translation>
    </message>
    <message>
      <source>analysed</source>
      <translation>analysiert</translation>
    </message>
    <message>
      <source>analysed with the current search model</source>
      <translation>mit dem aktuellen Suchmodell analysiert</translation>
    </message>
    <message>
      <source>at most so long after</source>
      <translation>höchstens so lange danach</translation>
    </message>
    <message>
      <source>at one moment: %1</source>
      <translation>in einem Moment: %1</translation>
    </message>
    <message>
      <source>both; may be left out</source>
      <translation>beides; kann entfallen</translation>
    </message>
    <message>
      <source>by confidence of the suggestion</source>
      <translation>nach Sicherheit des Vorschlags</translation>
    </message>
    <message>
      <source>by date added</source>
      <translation>nach Hinzufügedatum</translation>
    </message>
    <message>
      <source>by date last tagged</source>
      <translation>nach Datum der letzten Verschlagwortung</translation>
    </message>
    <message>
      <source>by duration</source>
      <translation>nach Dauer</translation>
    </message>
    <message>
      <source>by file date</source>
      <translation>nach Dateidatum</translation>
    </message>
    <message>
      <source>by file size</source>
      <translation>nach Dateigröße</translation>
    </message>
    <message>
      <source>by frames per second</source>
      <translation>nach Bildern pro Sekunde</translation>
    </message>
    <message>
      <source>by height in pixels</source>
      <translation>nach Höhe in Pixeln</translation>
    </message>
    <message>
      <source>by rating, 0 to 5</source>
      <translation>nach Bewertung, 0 bis 5</translation>
    </message>
    <message>
      <source>by recording date</source>
      <translation>nach Aufnahmedatum</translation>
    </message>
    <message>
      <source>by video codec</source>
      <translation>nach Videocodec</translation>
    </message>
    <message>
      <source>codec: %1</source>
      <translation>Codec: %1</translation>
    </message>
    <message>
      <source>confidence %2 %1</source>
      <translation>Sicherheit %2 %1</translation>
    </message>
    <message>
      <source>could not be read</source>
      <translation>nicht lesbar</translation>
    </message>
    <message>
      <source>duration %2 %1</source>
      <translation>Dauer %2 %1</translation>
    </message>
    <message>
      <source>excludes what follows</source>
      <translation>schließt das Folgende aus</translation>
    </message>
    <message>
      <source>file date %2 %1</source>
      <translation>Dateidatum %2 %1</translation>
    </message>
    <message>
      <source>folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>frames per second %2 %1</source>
      <translation>Bilder pro Sekunde %2 %1</translation>
    </message>
    <message>
      <source>group: %1</source>
      <translation>Gruppe: %1</translation>
    </message>
    <message>
      <source>has copies</source>
      <translation>hat Kopien</translation>
    </message>
    <message>
      <source>height %2 %1</source>
      <translation>Höhe %2 %1</translation>
    </message>
    <message>
      <source>in %1</source>
      <translation>in %1</translation>
    </message>
    <message>
      <source>in this group of what looks alike</source>
      <translation>in dieser Gruppe ähnlicher Videos</translation>
    </message>
    <message>
      <source>landscape</source>
      <translation>Querformat</translation>
    </message>
    <message>
      <source>landscape, portrait or square</source>
      <translation>landscape, portrait oder square</translation>
    </message>
    <message>
      <source>last tagged %2 %1</source>
      <translation>zuletzt verschlagwortet %2 %1</translation>
    </message>
    <message>
      <source>looks like this video</source>
      <translation>sieht aus wie dieses Video</translation>
    </message>
    <message>
      <source>name: %1</source>
      <translation>Name: %1</translation>
    </message>
    <message>
      <source>not available now</source>
      <translation>zurzeit nicht verfügbar</translation>
    </message>
    <message>
      <source>not rated</source>
      <translation>nicht bewertet</translation>
    </message>
    <message>
      <source>not reviewed</source>
      <translation>nicht durchgesehen</translation>
    </message>
    <message>
      <source>not reviewed yet</source>
      <translation>noch nicht geprüft</translation>
    </message>
    <message>
      <source>not: %1</source>
      <translation>nicht: %1</translation>
    </message>
    <message>
      <source>note: %1</source>
      <translation>Notiz: %1</translation>
    </message>
    <message>
      <source>offline</source>
      <translation>offline</translation>
    </message>
    <message>
      <source>one after the other</source>
      <translation>eines nach dem anderen</translation>
    </message>
    <message>
      <source>one or the other</source>
      <translation>das eine oder das andere</translation>
    </message>
    <message>
      <source>path: %1</source>
      <translation>Pfad: %1</translation>
    </message>
    <message>
      <source>portrait</source>
      <translation>Hochformat</translation>
    </message>
    <message>
      <source>rating %2 %1</source>
      <translation>Bewertung %2 %1</translation>
    </message>
    <message>
      <source>recorded %2 %1</source>
      <translation>aufgenommen %2 %1</translation>
    </message>
    <message>
      <source>rejected: %1</source>
      <translation>abgelehnt: %1</translation>
    </message>
    <message>
      <source>size %2 %1</source>
      <translation>Größe %2 %1</translation>
    </message>
    <message>
      <source>square</source>
      <translation>quadratisch</translation>
    </message>
    <message>
      <source>suggested: %1</source>
      <translation>vorgeschlagen: %1</translation>
    </message>
    <message>
      <source>tag %1</source>
      <translation>Schlagwort %1</translation>
    </message>
    <message>
      <source>tagged by you or by an import</source>
      <translation>selbst oder durch Import verschlagwortet</translation>
    </message>
    <message>
      <source>tagged by: %1</source>
      <translation>verschlagwortet von: %1</translation>
    </message>
    <message>
      <source>text in the file name</source>
      <translation>Text im Dateinamen</translation>
    </message>
    <message>
      <source>text in the folder or file name</source>
      <translation>Text im Ordner- oder Dateinamen</translation>
    </message>
    <message>
      <source>text in the note</source>
      <translation>Text in der Notiz</translation>
    </message>
    <message>
      <source>untagged</source>
      <translation>ohne Schlagwörter</translation>
    </message>
    <message>
      <source>what it has, such as a note</source>
      <translation>was es hat, etwa eine Notiz</translation>
    </message>
    <message>
      <source>what it is, such as offline</source>
      <translation>was es ist, etwa offline</translation>
    </message>
    <message>
      <source>what it lacks, such as a tag</source>
      <translation>was ihm fehlt, etwa ein Schlagwort</translation>
    </message>
    <message>
      <source>where this tag is suggested</source>
      <translation>bei denen dieses Schlagwort vorgeschlagen ist</translation>
    </message>
    <message>
      <source>where you rejected this tag</source>
      <translation>bei denen dieses Schlagwort abgelehnt ist</translation>
    </message>
    <message>
      <source>with sound</source>
      <translation>mit Ton</translation>
    </message>
    <message>
      <source>with this tag or one below it</source>
      <translation>mit diesem Schlagwort oder einem darunter</translation>
    </message>
    <message>
      <source>without any tag</source>
      <translation>ohne jedes Schlagwort</translation>
    </message>
    <message>
      <source>without this tag</source>
      <translation>ohne dieses Schlagwort</translation>
    </message>
  </context>
  <context>
    <name>FilterBar</name>
    <message>
      <source>Clear all</source>
      <translation>Alle aufheben</translation>
    </message>
  </context>
  <context>
    <name>FilterChip</name>
    <message>
      <source>Delete removes it</source>
      <translation>Entf entfernt ihn</translation>
    </message>
    <message>
      <source>Delete removes it, Enter moves it to the search box</source>
      <translation>Entf entfernt ihn, Eingabe holt ihn ins Suchfeld</translation>
    </message>
    <message>
      <source>Filter: %1</source>
      <translation>Filter: %1</translation>
    </message>
    <message>
      <source>Remove %1</source>
      <translation>%1 entfernen</translation>
    </message>
  </context>
  <context>
    <name>FilterChips</name>
    <message>
      <source>Active filters</source>
      <translation>Aktive Filter</translation>
    </message>
  </context>
  <context>
    <name>Folders</name>
    <message>
      <source>%1 is empty or cannot be reached.</source>
      <translation>%1 ist leer oder nicht erreichbar.</translation>
    </message>
    <message>
      <source>%1 is empty or cannot be reached. Its videos are kept and shown as offline.</source>
      <translation>%1 ist leer oder nicht erreichbar. Die Videos bleiben erhalten und gelten als offline.</translation>
    </message>
    <message>
      <source>%1 of %2 ready</source>
      <translation>%1 von %2 bereit</translation>
    </message>
    <message>
      <source>%1 of the %2 files checked were found there. The others are shown as offline.</source>
      <translation>%1 von %2 geprüften Dateien wurden dort gefunden. Die anderen werden als offline angezeigt.</translation>
    </message>
    <message numerus="yes">
      <source>%n folders are empty or cannot be reached. Their videos are kept and shown as offline.</source>
      <translation>
        <numerusform>%n Ordner ist leer oder nicht erreichbar. Die Videos bleiben erhalten und gelten als offline.</numerusform>
        <numerusform>%n Ordner sind leer oder nicht erreichbar. Die Videos bleiben erhalten und gelten als offline.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n videos</source>
      <translation>
        <numerusform>%n Video</numerusform>
        <numerusform>%n Videos</numerusform>
      </translation>
    </message>
    <message>
      <source>Add %1</source>
      <translation>%1 hinzufügen</translation>
    </message>
    <message numerus="yes">
      <source>Add %n folders and files</source>
      <translation>
        <numerusform>%n Ordner oder Datei hinzufügen</numerusform>
        <numerusform>%n Ordner und Dateien hinzufügen</numerusform>
      </translation>
    </message>
    <message>
      <source>All %1 files checked were found there, out of %2 in total.</source>
      <translation>Alle %1 geprüften Dateien wurden dort gefunden, von %2 insgesamt.</translation>
    </message>
    <message>
      <source>All %1 of its files were found there.</source>
      <translation>Alle %1 Dateien wurden dort gefunden.</translation>
    </message>
    <message>
      <source>All videos</source>
      <translation>Alle Videos</translation>
    </message>
    <message>
      <source>Change the location of folder %1 to %2</source>
      <translation>Ort des Ordners %1 in %2 ändern</translation>
    </message>
    <message>
      <source>Find folder…</source>
      <translation>Ordner suchen …</translation>
    </message>
    <message>
      <source>Find it…</source>
      <translation>Suchen…</translation>
    </message>
    <message>
      <source>Is %1 at %2 now?</source>
      <translation>Liegt %1 jetzt in %2?</translation>
    </message>
    <message>
      <source>Its file was found there.</source>
      <translation>Die Datei wurde dort gefunden.</translation>
    </message>
    <message>
      <source>Its files stay where they are, and your decisions about its videos are kept. Edit → Undo restores it.</source>
      <translation>Die Dateien bleiben, wo sie sind, und die Entscheidungen zu den Videos bleiben erhalten. Bearbeiten → Rückgängig stellt ihn wieder her.</translation>
    </message>
    <message>
      <source>Its videos keep their tags, ratings and notes. Edit → Undo reverts this.</source>
      <translation>Die Videos behalten Schlagwörter, Bewertungen und Notizen. Bearbeiten → Rückgängig macht dies rückgängig.</translation>
    </message>
    <message>
      <source>None of its files were found there. Videos without a file are shown as offline.</source>
      <translation>Keine der Dateien wurde dort gefunden. Videos ohne Datei werden als offline angezeigt.</translation>
    </message>
    <message>
      <source>Offline</source>
      <translation>Offline</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Remove %1 from the library?</source>
      <translation>%1 aus der Bibliothek entfernen?</translation>
    </message>
    <message>
      <source>Remove folder %1</source>
      <translation>Ordner %1 entfernen</translation>
    </message>
    <message>
      <source>Select the folder to remove in the Folders panel first.</source>
      <translation>Zuerst den zu entfernenden Ordner im Bereich „Ordner“ auswählen.</translation>
    </message>
    <message>
      <source>Select the moved folder in the Folders panel first.</source>
      <translation>Zuerst den verschobenen Ordner im Bereich „Ordner“ auswählen.</translation>
    </message>
    <message>
      <source>Show folders</source>
      <translation>Ordner zeigen</translation>
    </message>
    <message>
      <source>Stop watching folder %1</source>
      <translation>Ordner %1 nicht mehr überwachen</translation>
    </message>
    <message>
      <source>The library does not contain any files from it yet.</source>
      <translation>Die Bibliothek enthält noch keine Dateien daraus.</translation>
    </message>
    <message>
      <source>Use it anyway</source>
      <translation>Trotzdem verwenden</translation>
    </message>
    <message>
      <source>Use this location</source>
      <translation>Diesen Ort verwenden</translation>
    </message>
    <message>
      <source>Waiting to be scanned</source>
      <translation>Wartet auf das Einlesen</translation>
    </message>
    <message>
      <source>Watch folder %1</source>
      <translation>Ordner %1 überwachen</translation>
    </message>
    <message>
      <source>Where is %1 now?</source>
      <translation>Wo liegt %1 jetzt?</translation>
    </message>
    <message>
      <source>not watched</source>
      <translation>nicht überwacht</translation>
    </message>
  </context>
  <context>
    <name>FoldersPage</name>
    <message>
      <source>Add folder</source>
      <translation>Ordner hinzufügen</translation>
    </message>
    <message>
      <source>Clipshelf finds new and changed videos in checked folders automatically while it is running. Rescan the other folders yourself.</source>
      <translation>In markierten Ordnern findet Clipshelf neue und geänderte Videos von selbst, solange es läuft. Die anderen Ordner selbst neu einlesen.</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>Watched folders</source>
      <translation>Überwachte Ordner</translation>
    </message>
  </context>
  <context>
    <name>FoldersPanel</name>
    <message>
      <source>Add folder…</source>
      <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>Drop a folder of videos here, or add one.</source>
      <translation>Einen Ordner hierher ziehen oder hinzufügen.</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Ordner</translation>
    </message>
  </context>
  <context>
    <name>Frame</name>
    <message>
      <source>%1 could not be written: %2</source>
      <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
      <source>Frame copied to the clipboard.</source>
      <translation>Bild in die Zwischenablage kopiert.</translation>
    </message>
    <message>
      <source>Frame saved as %1.</source>
      <translation>Bild gespeichert als %1.</translation>
    </message>
    <message>
      <source>PNG pictures (*.png)</source>
      <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
      <source>Save elsewhere</source>
      <translation>Anderswo speichern</translation>
    </message>
    <message>
      <source>Save frame</source>
      <translation>Einzelbild speichern</translation>
    </message>
  </context>
  <context>
    <name>Grid</name>
    <message>
      <source>All videos</source>
      <translation>Alle Videos</translation>
    </message>
    <message>
      <source>Most similar to %1 first</source>
      <translation>Ähnlichste zu %1 zuerst</translation>
    </message>
    <message>
      <source>Select a video first: the others are sorted by similarity to it.</source>
      <translation>Zuerst ein Video auswählen: Die anderen werden nach Ähnlichkeit zu ihm sortiert.</translation>
    </message>
  </context>
  <context>
    <name>GroupBar</name>
    <message>
      <source>Also:</source>
      <translation>Auch:</translation>
    </message>
    <message>
      <source>Hide</source>
      <translation>Ausblenden</translation>
    </message>
    <message>
      <source>Merge</source>
      <translation>Zusammenführen</translation>
    </message>
    <message>
      <source>Merge into %1</source>
      <translation>Zusammenführen zu %1</translation>
    </message>
    <message>
      <source>Name of the group</source>
      <translation>Name der Gruppe</translation>
    </message>
    <message>
      <source>Rename to %1</source>
      <translation>Umbenennen in %1</translation>
    </message>
    <message>
      <source>Separate</source>
      <translation>Trennen</translation>
    </message>
    <message>
      <source>Show again</source>
      <translation>Wieder anzeigen</translation>
    </message>
    <message>
      <source>Show videos</source>
      <translation>Videos anzeigen</translation>
    </message>
    <message>
      <source>Split</source>
      <translation>Teilen</translation>
    </message>
    <message>
      <source>Tag all…</source>
      <translation>Alle verschlagworten …</translation>
    </message>
  </context>
  <context>
    <name>GroupTagDialog</name>
    <message>
      <source>Name of the tag</source>
      <translation>Name des Schlagworts</translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>Schlagwort</translation>
    </message>
    <message>
      <source>Tag everything in “%1” with</source>
      <translation>Alles in „%1“ verschlagworten mit</translation>
    </message>
    <message>
      <source>Tag group</source>
      <translation>Gruppe verschlagworten</translation>
    </message>
    <message>
      <source>The most typical come first, the least typical last. Click what does not belong, to leave it out.</source>
      <translation>Die typischsten stehen vorn, die untypischsten hinten. Was nicht dazugehört, lässt sich durch Klicken auslassen.</translation>
    </message>
    <message>
      <source>Videos to tag</source>
      <translation>Videos, die verschlagwortet werden</translation>
    </message>
  </context>
  <context>
    <name>Groups</name>
    <message>
      <source>%1 tagged with %2</source>
      <translation>%1 mit %2 verschlagwortet</translation>
    </message>
    <message>
      <source>%1 was split</source>
      <translation>%1 wurde geteilt</translation>
    </message>
    <message>
      <source>%1 · %2 · %3</source>
      <translation>%1 · %2 · %3</translation>
    </message>
    <message>
      <source>%1: %2</source>
      <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
      <source>%n groups hidden</source>
      <translation>
        <numerusform>%n Gruppe ausgeblendet</numerusform>
        <numerusform>%n Gruppen ausgeblendet</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n groups of %1</source>
      <translation>
        <numerusform>%n Gruppe aus %1</numerusform>
        <numerusform>%n Gruppen aus %1</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n groups selected</source>
      <translation>
        <numerusform>%n Gruppe ausgewählt</numerusform>
        <numerusform>%n Gruppen ausgewählt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n groups shown again</source>
      <translation>
        <numerusform>%n Gruppe wieder angezeigt</numerusform>
        <numerusform>%n Gruppen wieder angezeigt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n left out</source>
      <translation>
        <numerusform>%n ausgelassen</numerusform>
        <numerusform>%n ausgelassen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n moments</source>
      <translation>
        <numerusform>%n Moment</numerusform>
        <numerusform>%n Momente</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them are shown.</source>
      <translation>
        <numerusform>%n davon wird angezeigt.</numerusform>
        <numerusform>%n davon werden angezeigt.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n videos</source>
      <translation>
        <numerusform>%n Video</numerusform>
        <numerusform>%n Videos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n videos have been analysed since the groups were found.</source>
      <translation>
        <numerusform>Seit der letzten Suche nach Gruppen wurde %n Video analysiert.</numerusform>
        <numerusform>Seit der letzten Suche nach Gruppen wurden %n Videos analysiert.</numerusform>
      </translation>
    </message>
    <message>
      <source>Add folder…</source>
      <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
      <source>All groups are hidden.</source>
      <translation>Alle Gruppen sind ausgeblendet.</translation>
    </message>
    <message>
      <source>Find groups</source>
      <translation>Gruppen suchen</translation>
    </message>
    <message>
      <source>Finding groups… %1</source>
      <translation>Gruppen werden gesucht … %1</translation>
    </message>
    <message>
      <source>Group %1</source>
      <translation>Gruppe %1</translation>
    </message>
    <message>
      <source>Groups appear here once videos have been analysed.</source>
      <translation>Hier erscheinen Gruppen, sobald Videos analysiert sind.</translation>
    </message>
    <message>
      <source>Groups show what is in the library: what looks alike is put together, with a name. Tags are not needed.</source>
      <translation>Gruppen zeigen, was in der Bibliothek ist: Was ähnlich aussieht, steht zusammen und hat einen Namen. Schlagwörter sind dafür nicht nötig.</translation>
    </message>
    <message>
      <source>Looking for groups of what looks alike…</source>
      <translation>Ähnliche Videos werden zu Gruppen zusammengestellt …</translation>
    </message>
    <message>
      <source>Merged into %1</source>
      <translation>Mit %1 zusammengeführt</translation>
    </message>
    <message>
      <source>Show hidden</source>
      <translation>Ausgeblendete anzeigen</translation>
    </message>
    <message numerus="yes">
      <source>Tag %n moments</source>
      <translation>
        <numerusform>%n Moment verschlagworten</numerusform>
        <numerusform>%n Momente verschlagworten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Tag %n videos</source>
      <translation>
        <numerusform>%n Video verschlagworten</numerusform>
        <numerusform>%n Videos verschlagworten</numerusform>
      </translation>
    </message>
    <message>
      <source>The groups were found with another search model.</source>
      <translation>Die Gruppen wurden mit einem anderen Suchmodell gefunden.</translation>
    </message>
  </context>
  <context>
    <name>GroupsHead</name>
    <message>
      <source>Automatic</source>
      <translation>Automatisch</translation>
    </message>
    <message>
      <source>Back to all videos</source>
      <translation>Zurück zu allen Videos</translation>
    </message>
    <message>
      <source>Find groups</source>
      <translation>Gruppen suchen</translation>
    </message>
    <message>
      <source>Find groups again</source>
      <translation>Gruppen neu suchen</translation>
    </message>
    <message>
      <source>Groups</source>
      <translation>Gruppen</translation>
    </message>
    <message>
      <source>Moments</source>
      <translation>Momente</translation>
    </message>
    <message>
      <source>Number of groups</source>
      <translation>Anzahl der Gruppen</translation>
    </message>
    <message>
      <source>Show hidden</source>
      <translation>Ausgeblendete anzeigen</translation>
    </message>
    <message>
      <source>Videos</source>
      <translation>Videos</translation>
    </message>
    <message>
      <source>What to group</source>
      <translation>Was gruppiert wird</translation>
    </message>
  </context>
  <context>
    <name>GroupsPage</name>
    <message>
      <source>Groups</source>
      <translation>Gruppen</translation>
    </message>
  </context>
  <context>
    <name>GuessLine</name>
    <message>
      <source>Search model…</source>
      <translation>Suchmodell…</translation>
    </message>
  </context>
  <context>
    <name>Heading</name>
    <message numerus="yes">
      <source>%n videos</source>
      <translation>
        <numerusform>%n Video</numerusform>
        <numerusform>%n Videos</numerusform>
      </translation>
    </message>
    <message>
      <source>Not recorded in the file</source>
      <translation>Nicht in der Datei vermerkt</translation>
    </message>
    <message>
      <source>Unknown date</source>
      <translation>Unbekanntes Datum</translation>
    </message>
    <message>
      <source>Unknown folder</source>
      <translation>Unbekannter Ordner</translation>
    </message>
  </context>
  <context>
    <name>HelpDialog</name>
    <message>
      <source>+ on a result</source>
      <translation>+ an einem Treffer</translation>
    </message>
    <message>
      <source>Add videos</source>
      <translation>Videos hinzufügen</translation>
    </message>
    <message>
      <source>Card size</source>
      <translation>Kartengröße</translation>
    </message>
    <message>
      <source>Ctrl and mouse wheel</source>
      <translation>Strg und Mausrad</translation>
    </message>
    <message>
      <source>Double-click or Enter</source>
      <translation>Doppelklick oder Eingabe</translation>
    </message>
    <message>
      <source>Drop folders or files anywhere</source>
      <translation>Ordner oder Dateien irgendwo ablegen</translation>
    </message>
    <message>
      <source>Drop or paste it</source>
      <translation>Ablegen oder einfügen</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>Abspielen</translation>
    </message>
    <message>
      <source>Search by a picture</source>
      <translation>Mit einem Bild suchen</translation>
    </message>
    <message>
      <source>Show all moments of a video</source>
      <translation>Alle Momente eines Videos zeigen</translation>
    </message>
  </context>
  <context>
    <name>History</name>
    <message>
      <source>%1: %2</source>
      <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
      <source>Accept %n suggestions: %1</source>
      <translation>
        <numerusform>%n Vorschlag annehmen: %1</numerusform>
        <numerusform>%n Vorschläge annehmen: %1</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Hide %n groups</source>
      <translation>
        <numerusform>%n Gruppe ausblenden</numerusform>
        <numerusform>%n Gruppen ausblenden</numerusform>
      </translation>
    </message>
    <message>
      <source>Merge groups into %1</source>
      <translation>Gruppen zusammenführen in %1</translation>
    </message>
    <message>
      <source>Note on %1</source>
      <translation>Notiz zu %1</translation>
    </message>
    <message numerus="yes">
      <source>Rate %n videos: %1</source>
      <translation>
        <numerusform>%n Video bewerten: %1</numerusform>
        <numerusform>%n Videos bewerten: %1</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Reject %1 on %n moments</source>
      <translation>
        <numerusform>%1 an %n Moment ablehnen</numerusform>
        <numerusform>%1 an %n Momenten ablehnen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Reject %1 on %n videos</source>
      <translation>
        <numerusform>%1 an %n Video ablehnen</numerusform>
        <numerusform>%1 an %n Videos ablehnen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Reject %n suggestions: %1</source>
      <translation>
        <numerusform>%n Vorschlag ablehnen: %1</numerusform>
        <numerusform>%n Vorschläge ablehnen: %1</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Remove %1 from %n moments</source>
      <translation>
        <numerusform>%1 von %n Moment entfernen</numerusform>
        <numerusform>%1 von %n Momenten entfernen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Remove %1 from %n videos</source>
      <translation>
        <numerusform>%1 von %n Video entfernen</numerusform>
        <numerusform>%1 von %n Videos entfernen</numerusform>
      </translation>
    </message>
    <message>
      <source>Rename group %1</source>
      <translation>Gruppe %1 umbenennen</translation>
    </message>
    <message>
      <source>Reset cover of %1</source>
      <translation>Titelbild von %1 zurücksetzen</translation>
    </message>
    <message>
      <source>Review %1: %2 accepted, %3 rejected</source>
      <translation>%1 durchsehen: %2 angenommen, %3 abgelehnt</translation>
    </message>
    <message>
      <source>Set cover of %1</source>
      <translation>Titelbild von %1 festlegen</translation>
    </message>
    <message numerus="yes">
      <source>Show %n groups</source>
      <translation>
        <numerusform>%n Gruppe anzeigen</numerusform>
        <numerusform>%n Gruppen anzeigen</numerusform>
      </translation>
    </message>
    <message>
      <source>Split group %1</source>
      <translation>Gruppe %1 teilen</translation>
    </message>
    <message numerus="yes">
      <source>Tag %n moments: %1</source>
      <translation>
        <numerusform>%n Moment verschlagworten: %1</numerusform>
        <numerusform>%n Momente verschlagworten: %1</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Tag %n videos: %1</source>
      <translation>
        <numerusform>%n Video verschlagworten: %1</numerusform>
        <numerusform>%n Videos verschlagworten: %1</numerusform>
      </translation>
    </message>
    <message>
      <source>Tag group %1: %2</source>
      <translation>Gruppe %1 verschlagworten: %2</translation>
    </message>
  </context>
  <context>
    <name>HistoryPanel</name>
    <message>
      <source>History of changes</source>
      <translation>Verlauf der Änderungen</translation>
    </message>
    <message>
      <source>Library opened</source>
      <translation>Bibliothek geöffnet</translation>
    </message>
    <message>
      <source>What you change is listed here; a click on a step goes back to it.</source>
      <translation>Hier stehen alle Änderungen; ein Klick auf einen Schritt geht zu ihm zurück.</translation>
    </message>
  </context>
  <context>
    <name>Inspector</name>
    <message>
      <source>applied to this moment</source>
      <translation>auf diesen Moment angewendet</translation>
    </message>
    <message>
      <source>by you</source>
      <translation>selbst vergeben</translation>
    </message>
    <message>
      <source>imported from %1</source>
      <translation>importiert aus %1</translation>
    </message>
    <message>
      <source>rejected</source>
      <translation>abgelehnt</translation>
    </message>
  </context>
  <context>
    <name>InspectorPanel</name>
    <message numerus="yes">
      <source>%n videos</source>
      <translation>
        <numerusform>%n Video</numerusform>
        <numerusform>%n Videos</numerusform>
      </translation>
    </message>
    <message>
      <source>Details</source>
      <translation>Angaben</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>Notiz</translation>
    </message>
    <message>
      <source>Select a video to see its details.</source>
      <translation>Ein Video auswählen, um seine Details zu sehen.</translation>
    </message>
  </context>
  <context>
    <name>InspectorSuggested</name>
    <message>
      <source>Accept or reject all shown</source>
      <translation>Alle gezeigten annehmen oder ablehnen</translation>
    </message>
    <message>
      <source>Moments with suggested tags</source>
      <translation>Momente mit vorgeschlagenen Schlagwörtern</translation>
    </message>
    <message>
      <source>Suggested</source>
      <translation>Vorgeschlagen</translation>
    </message>
    <message>
      <source>Suggested tags</source>
      <translation>Vorgeschlagene Schlagwörter</translation>
    </message>
  </context>
  <context>
    <name>InspectorTags</name>
    <message>
      <source>Add tags</source>
      <translation>Schlagwörter hinzufügen</translation>
    </message>
    <message>
      <source>From moments</source>
      <translation>Aus Momenten</translation>
    </message>
    <message>
      <source>Hide rejected</source>
      <translation>Abgelehnte ausblenden</translation>
    </message>
    <message>
      <source>Moments</source>
      <translation>Momente</translation>
    </message>
    <message>
      <source>Moments with tags</source>
      <translation>Momente mit Schlagwörtern</translation>
    </message>
    <message>
      <source>No tags yet</source>
      <translation>Noch keine Schlagwörter</translation>
    </message>
    <message>
      <source>Rejected for moments</source>
      <translation>Für Momente abgelehnt</translation>
    </message>
    <message>
      <source>Rejected tags</source>
      <translation>Abgelehnte Schlagwörter</translation>
    </message>
    <message numerus="yes">
      <source>Show %n rejected</source>
      <translation>
        <numerusform>%n abgelehntes zeigen</numerusform>
        <numerusform>%n abgelehnte zeigen</numerusform>
      </translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>Schlagwörter</translation>
    </message>
    <message>
      <source>Tags of moments</source>
      <translation>Schlagwörter der Momente</translation>
    </message>
  </context>
  <context>
    <name>JobBar</name>
    <message>
      <source>Analysis has stopped. Your library is safe; search and analysis continue once it runs again.</source>
      <translation>Die Analyse wurde beendet. Die Bibliothek ist sicher; Suche und Analyse laufen weiter, sobald sie wieder läuft.</translation>
    </message>
    <message>
      <source>Analysis stopped unexpectedly and is restarting</source>
      <translation>Die Analyse wurde unerwartet beendet und startet neu</translation>
    </message>
    <message>
      <source>Another command is using this library. Analysis continues when it has finished.</source>
      <translation>Ein anderer Befehl verwendet diese Bibliothek. Die Analyse läuft weiter, wenn er fertig ist.</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Done; some files could not be read</source>
      <translation>Fertig; einige Dateien waren nicht lesbar</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>Angehalten</translation>
    </message>
    <message>
      <source>Paused: new videos wait until you resume</source>
      <translation>Angehalten: Neue Videos warten bis zum Fortsetzen</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Fortschritt</translation>
    </message>
    <message>
      <source>Resume</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <source>Starting analysis</source>
      <translation>Analyse startet</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Bitte noch einmal versuchen</translation>
    </message>
    <message>
      <source>Up to date</source>
      <translation>Auf dem neuesten Stand</translation>
    </message>
  </context>
  <context>
    <name>JobDetails</name>
    <message>
      <source>%1 videos/min</source>
      <translation>%1 Videos/min</translation>
    </message>
    <message>
      <source>%1× real time</source>
      <translation>%1× Echtzeit</translation>
    </message>
    <message>
      <source>Device: %1</source>
      <translation>Gerät: %1</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>Angehalten</translation>
    </message>
    <message>
      <source>Search model: %1</source>
      <translation>Suchmodell: %1</translation>
    </message>
    <message>
      <source>done</source>
      <translation>fertig</translation>
    </message>
    <message>
      <source>failed</source>
      <translation>fehlgeschlagen</translation>
    </message>
    <message>
      <source>to do</source>
      <translation>offen</translation>
    </message>
  </context>
  <context>
    <name>Jobs</name>
    <message>
      <source>%1 frames/s</source>
      <translation>%1 Bilder/s</translation>
    </message>
    <message>
      <source>%1, %2.</source>
      <translation>%1, %2.</translation>
    </message>
    <message>
      <source>%1× real time</source>
      <translation>%1× Echtzeit</translation>
    </message>
    <message numerus="yes">
      <source>%n could not be read</source>
      <translation>
        <numerusform>%n war nicht lesbar</numerusform>
        <numerusform>%n waren nicht lesbar</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n videos ready</source>
      <translation>
        <numerusform>%n Video bereit</numerusform>
        <numerusform>%n Videos bereit</numerusform>
      </translation>
    </message>
    <message>
      <source>All jobs are finished.</source>
      <translation>Alle Aufträge sind fertig.</translation>
    </message>
    <message>
      <source>Analyse</source>
      <translation>Analysieren</translation>
    </message>
    <message>
      <source>Analysing %1 of %2 videos</source>
      <translation>Analysiert wird Video %1 von %2</translation>
    </message>
    <message>
      <source>Cancelled</source>
      <translation>Abgebrochen</translation>
    </message>
    <message>
      <source>Clipshelf has finished</source>
      <translation>Clipshelf ist fertig</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <source>Draw the map of moments</source>
      <translation>Karte der Momente zeichnen</translation>
    </message>
    <message>
      <source>Draw the map of videos</source>
      <translation>Karte der Videos zeichnen</translation>
    </message>
    <message>
      <source>Drawing the map</source>
      <translation>Karte wird gezeichnet</translation>
    </message>
    <message>
      <source>Failed: %1</source>
      <translation>Fehlgeschlagen: %1</translation>
    </message>
    <message>
      <source>Look for copies</source>
      <translation>Kopien suchen</translation>
    </message>
    <message>
      <source>Look for videos</source>
      <translation>Videos suchen</translation>
    </message>
    <message>
      <source>Looking for copies of %1 of %2 videos</source>
      <translation>Sucht Kopien von %1 von %2 Videos</translation>
    </message>
    <message>
      <source>Looking for videos</source>
      <translation>Videos werden gesucht</translation>
    </message>
    <message>
      <source>Make pictures</source>
      <translation>Bilder erstellen</translation>
    </message>
    <message>
      <source>Pictures: %1 of %2</source>
      <translation>Bilder: %1 von %2</translation>
    </message>
    <message>
      <source>Prepare the search</source>
      <translation>Suche vorbereiten</translation>
    </message>
    <message>
      <source>Preparing the search</source>
      <translation>Suche wird vorbereitet</translation>
    </message>
    <message>
      <source>Queued jobs were cancelled. Rescan%1 to queue them again.</source>
      <translation>Wartende Aufträge wurden abgebrochen. Neu einlesen%1, um sie wieder einzureihen.</translation>
    </message>
    <message>
      <source>Read the recording date</source>
      <translation>Aufnahmedatum lesen</translation>
    </message>
    <message>
      <source>Recording dates: %1 of %2</source>
      <translation>Aufnahmedaten: %1 von %2</translation>
    </message>
    <message>
      <source>Running</source>
      <translation>Läuft</translation>
    </message>
    <message>
      <source>Running, %1 %</source>
      <translation>Läuft, %1 %</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>Video or folder</source>
      <translation>Video oder Ordner</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>Wartet</translation>
    </message>
    <message>
      <source>Work</source>
      <translation>Arbeit</translation>
    </message>
  </context>
  <context>
    <name>JobsPanel</name>
    <message>
      <source>Cancel all</source>
      <translation>Alle abbrechen</translation>
    </message>
    <message>
      <source>Cancel selected</source>
      <translation>Ausgewählte abbrechen</translation>
    </message>
    <message>
      <source>Jobs</source>
      <translation>Aufträge</translation>
    </message>
    <message>
      <source>Nothing to do: all videos are up to date.</source>
      <translation>Nichts zu tun: Alle Videos sind auf dem neuesten Stand.</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <source>Rescan all folders</source>
      <translation>Alle Ordner neu einlesen</translation>
    </message>
    <message>
      <source>Resume</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <source>Retry</source>
      <translation>Noch einmal</translation>
    </message>
    <message>
      <source>Retry all failed</source>
      <translation>Alle noch einmal</translation>
    </message>
    <message>
      <source>Show failed files</source>
      <translation>Fehlgeschlagene Dateien zeigen</translation>
    </message>
  </context>
  <context>
    <name>KeyEditor</name>
    <message>
      <source>%1 belongs to %2.</source>
      <translation>%1 gehört zu %2.</translation>
    </message>
    <message>
      <source>Add as alternative</source>
      <translation>Als weitere hinzufügen</translation>
    </message>
    <message>
      <source>Keep it there</source>
      <translation>Dort lassen</translation>
    </message>
    <message>
      <source>Keys of %1</source>
      <translation>Tasten für %1</translation>
    </message>
    <message>
      <source>No key</source>
      <translation>Keine Taste</translation>
    </message>
    <message>
      <source>Press the new key</source>
      <translation>Neue Taste drücken</translation>
    </message>
    <message>
      <source>Remove the key %1</source>
      <translation>Taste %1 entfernen</translation>
    </message>
    <message>
      <source>Remove this key</source>
      <translation>Diese Taste entfernen</translation>
    </message>
    <message>
      <source>Reset</source>
      <translation>Zurücksetzen</translation>
    </message>
    <message>
      <source>Reset the keys of this command</source>
      <translation>Tasten dieses Befehls zurücksetzen</translation>
    </message>
    <message>
      <source>Select a command to change its keys.</source>
      <translation>Einen Befehl auswählen, um seine Tasten zu ändern.</translation>
    </message>
    <message>
      <source>Take it from %1</source>
      <translation>%1 wegnehmen</translation>
    </message>
    <message>
      <source>Use this key</source>
      <translation>Diese Taste verwenden</translation>
    </message>
  </context>
  <context>
    <name>LearningCurve</name>
    <message>
      <source>Accuracy</source>
      <translation>Genauigkeit</translation>
    </message>
    <message>
      <source>Decisions</source>
      <translation>Entscheidungen</translation>
    </message>
    <message>
      <source>Learning curve as a table</source>
      <translation>Lernkurve als Tabelle</translation>
    </message>
  </context>
  <context>
    <name>Legend</name>
    <message>
      <source>Colours</source>
      <translation>Farben</translation>
    </message>
  </context>
  <context>
    <name>List</name>
    <message>
      <source>Added</source>
      <translation>Hinzugefügt</translation>
    </message>
    <message>
      <source>Duration</source>
      <translation>Dauer</translation>
    </message>
    <message>
      <source>File date</source>
      <translation>Dateidatum</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Last tagged</source>
      <translation>Zuletzt verschlagwortet</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Rating</source>
      <translation>Bewertung</translation>
    </message>
    <message>
      <source>Recorded</source>
      <translation>Aufgenommen</translation>
    </message>
    <message>
      <source>Resolution</source>
      <translation>Auflösung</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>Schlagwörter</translation>
    </message>
  </context>
  <context>
    <name>ListPage</name>
    <message>
      <source>Columns</source>
      <translation>Spalten</translation>
    </message>
  </context>
  <context>
    <name>ManualText</name>
    <message>
      <source>Text of the manual</source>
      <translation>Text des Handbuchs</translation>
    </message>
  </context>
  <context>
    <name>ManualWindow</name>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>Clipshelf manual</source>
      <translation>Clipshelf-Handbuch</translation>
    </message>
    <message>
      <source>Pages of the manual</source>
      <translation>Seiten des Handbuchs</translation>
    </message>
    <message>
      <source>The manual is not installed with this copy of the program.</source>
      <translation>Das Handbuch ist bei dieser Kopie des Programms nicht dabei.</translation>
    </message>
  </context>
  <context>
    <name>Map</name>
    <message>
      <source>%1 (%2)</source>
      <translation>%1 (%2)</translation>
    </message>
    <message>
      <source>%1 videos not analysed yet</source>
      <translation>%1 Videos noch nicht analysiert</translation>
    </message>
    <message>
      <source>%1, %2</source>
      <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
      <source>%n filtered out</source>
      <translation>
        <numerusform>%n herausgefiltert</numerusform>
        <numerusform>%n herausgefiltert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n moments</source>
      <translation>
        <numerusform>%n Moment</numerusform>
        <numerusform>%n Momente</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new since the map was drawn</source>
      <translation>
        <numerusform>%n neu, seit die Karte gezeichnet wurde</numerusform>
        <numerusform>%n neu, seit die Karte gezeichnet wurde</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n points</source>
      <translation>
        <numerusform>%n Punkt</numerusform>
        <numerusform>%n Punkte</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n selected</source>
      <translation>
        <numerusform>%n ausgewählt</numerusform>
        <numerusform>%n ausgewählt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n videos</source>
      <translation>
        <numerusform>%n Video</numerusform>
        <numerusform>%n Videos</numerusform>
      </translation>
    </message>
    <message>
      <source>Add a folder of videos: those that look alike are close together here.</source>
      <translation>Einen Ordner mit Videos hinzufügen: Was ähnlich aussieht, liegt hier nah beieinander.</translation>
    </message>
    <message>
      <source>Best match</source>
      <translation>Beste Übereinstimmung</translation>
    </message>
    <message>
      <source>None of the videos has been analysed yet, and analysis is paused.</source>
      <translation>Noch ist kein Video analysiert, und die Analyse ist angehalten.</translation>
    </message>
    <message>
      <source>None of the videos has been analysed yet. They appear here one by one.</source>
      <translation>Noch ist keines der Videos analysiert. Sie erscheinen hier nach und nach.</translation>
    </message>
    <message>
      <source>Nothing selected: end the line in the circle where it began.</source>
      <translation>Nichts ausgewählt: Die Linie muss im Kreis enden, in dem sie begonnen hat.</translation>
    </message>
    <message>
      <source>Others</source>
      <translation>Andere</translation>
    </message>
    <message>
      <source>Reading the map…</source>
      <translation>Karte wird gelesen…</translation>
    </message>
    <message>
      <source>Resume analysis</source>
      <translation>Analyse fortsetzen</translation>
    </message>
    <message>
      <source>The map will be arranged once analysis is resumed.</source>
      <translation>Die Karte wird geordnet, sobald die Analyse fortgesetzt wird.</translation>
    </message>
    <message>
      <source>The map will be arranged once the analysis process runs.</source>
      <translation>Die Karte wird geordnet, sobald der Analyseprozess läuft.</translation>
    </message>
    <message>
      <source>The map will be arranged soon…</source>
      <translation>Die Karte wird gleich geordnet…</translation>
    </message>
    <message>
      <source>Weakest match</source>
      <translation>Schwächste Übereinstimmung</translation>
    </message>
    <message>
      <source>Without a name</source>
      <translation>Ohne Namen</translation>
    </message>
    <message>
      <source>roughly placed</source>
      <translation>grob angeordnet</translation>
    </message>
  </context>
  <context>
    <name>MapCanvas</name>
    <message>
      <source>Map</source>
      <translation>Karte</translation>
    </message>
  </context>
  <context>
    <name>MapPage</name>
    <message>
      <source>Arrange all points anew, new ones included</source>
      <translation>Alle Punkte neu anordnen, auch neue</translation>
    </message>
    <message>
      <source>Back to all videos</source>
      <translation>Zurück zu allen Videos</translation>
    </message>
    <message>
      <source>Colour by date</source>
      <translation>Farbe nach Datum</translation>
    </message>
    <message>
      <source>Colour by folder</source>
      <translation>Farbe nach Ordner</translation>
    </message>
    <message>
      <source>Colour by group</source>
      <translation>Farbe nach Gruppe</translation>
    </message>
    <message>
      <source>Colour by search match</source>
      <translation>Farbe nach Übereinstimmung</translation>
    </message>
    <message>
      <source>Colour by tag</source>
      <translation>Farbe nach Schlagwort</translation>
    </message>
    <message>
      <source>Colour of the points</source>
      <translation>Farbe der Punkte</translation>
    </message>
    <message>
      <source>Map</source>
      <translation>Karte</translation>
    </message>
    <message>
      <source>Moments</source>
      <translation>Momente</translation>
    </message>
    <message>
      <source>Move the map by dragging</source>
      <translation>Karte durch Ziehen verschieben</translation>
    </message>
    <message>
      <source>One colour</source>
      <translation>Eine Farbe</translation>
    </message>
    <message>
      <source>Points of the map</source>
      <translation>Punkte der Karte</translation>
    </message>
    <message>
      <source>Redraw</source>
      <translation>Neu zeichnen</translation>
    </message>
    <message>
      <source>Show the whole map</source>
      <translation>Ganze Karte zeigen</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <source>Stop arranging the map</source>
      <translation>Ordnen der Karte anhalten</translation>
    </message>
    <message>
      <source>Videos</source>
      <translation>Videos</translation>
    </message>
    <message>
      <source>Zoom in</source>
      <translation>Vergrößern</translation>
    </message>
    <message>
      <source>Zoom out</source>
      <translation>Verkleinern</translation>
    </message>
  </context>
  <context>
    <name>MergeDialog</name>
    <message>
      <source>Into the tag</source>
      <translation>In das Schlagwort</translation>
    </message>
    <message>
      <source>Merge</source>
      <translation>Zusammenführen</translation>
    </message>
    <message>
      <source>Merge %1 into</source>
      <translation>Zusammenführen von %1 in</translation>
    </message>
    <message>
      <source>Merge %2 tags (%1) into</source>
      <translation>Zusammenführen von %2 Schlagwörtern (%1) in</translation>
    </message>
    <message>
      <source>Merge into “%1”</source>
      <translation>In „%1“ zusammenführen</translation>
    </message>
    <message>
      <source>Merge tags</source>
      <translation>Schlagwörter zusammenführen</translation>
    </message>
    <message>
      <source>Type or choose a tag</source>
      <translation>Schlagwort eingeben oder auswählen</translation>
    </message>
  </context>
  <context>
    <name>ModelOffer</name>
    <message>
      <source>%1 knows more words (%2, licence %3).</source>
      <translation>%1 kennt mehr Wörter (%2, Lizenz %3).</translation>
    </message>
    <message>
      <source>%1 of %2</source>
      <translation>%1 von %2</translation>
    </message>
    <message>
      <source>Analysing your videos takes %1 on this computer.</source>
      <translation>Die Videos zu analysieren dauert auf diesem Rechner %1.</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Dismiss</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Download</source>
      <translation>Herunterladen</translation>
    </message>
    <message>
      <source>Download of %1 paused. You can resume it later.</source>
      <translation>Download von %1 angehalten. Er lässt sich später fortsetzen.</translation>
    </message>
    <message>
      <source>Downloading %1</source>
      <translation>%1 wird heruntergeladen</translation>
    </message>
    <message>
      <source>Resume download</source>
      <translation>Weiter herunterladen</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Erneut versuchen</translation>
    </message>
    <message>
      <source>Use a folder…</source>
      <translation>Ordner verwenden…</translation>
    </message>
    <message>
      <source>Use a model that you downloaded yourself</source>
      <translation>Ein selbst heruntergeladenes Modell verwenden</translation>
    </message>
  </context>
  <context>
    <name>Moment</name>
    <message numerus="yes">
      <source>%n moments</source>
      <translation>
        <numerusform>%n Moment</numerusform>
        <numerusform>%n Momente</numerusform>
      </translation>
    </message>
    <message>
      <source>Best matches</source>
      <translation>Beste Treffer</translation>
    </message>
    <message numerus="yes">
      <source>Best of %n moments</source>
      <translation>
        <numerusform>Bester von %n Moment</numerusform>
        <numerusform>Bester von %n Momenten</numerusform>
      </translation>
    </message>
    <message>
      <source>By name, tag or filter</source>
      <translation>Nach Name, Schlagwort oder Filter</translation>
    </message>
    <message>
      <source>Found by: %1</source>
      <translation>Gefunden durch: %1</translation>
    </message>
    <message>
      <source>Looks like it</source>
      <translation>Sieht so aus</translation>
    </message>
    <message>
      <source>Moment %1 of %2</source>
      <translation>Moment %1 von %2</translation>
    </message>
    <message>
      <source>Nearest preview picture, from about %1</source>
      <translation>Nächstgelegenes Vorschaubild, etwa bei %1</translation>
    </message>
    <message>
      <source>Similarity %1 (comparable within this search only)</source>
      <translation>Ähnlichkeit %1 (nur innerhalb dieser Suche vergleichbar)</translation>
    </message>
    <message>
      <source>Weaker matches</source>
      <translation>Schwächere Treffer</translation>
    </message>
    <message numerus="yes">
      <source>and %n near-copies</source>
      <translation>
        <numerusform>und %n fast gleiches</numerusform>
        <numerusform>und %n fast gleiche</numerusform>
      </translation>
    </message>
    <message>
      <source>filter</source>
      <translation>Filter</translation>
    </message>
    <message>
      <source>looks like it</source>
      <translation>sieht so aus</translation>
    </message>
    <message>
      <source>match %1 of 100</source>
      <translation>Treffer %1 von 100</translation>
    </message>
    <message>
      <source>moment %1 of %2</source>
      <translation>Moment %1 von %2</translation>
    </message>
    <message>
      <source>name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>preview from about %1</source>
      <translation>Vorschau etwa bei %1</translation>
    </message>
    <message>
      <source>tag %1</source>
      <translation>Schlagwort %1</translation>
    </message>
  </context>
  <context>
    <name>MomentTiles</name>
    <message>
      <source>Best matches</source>
      <translation>Beste Treffer</translation>
    </message>
  </context>
  <context>
    <name>NameLine</name>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Speichern</translation>
    </message>
    <message>
      <source>Save search as</source>
      <translation>Suche speichern als</translation>
    </message>
  </context>
  <context>
    <name>NewDecisionsLine</name>
    <message>
      <source>New version ready</source>
      <translation>Neue Version bereit</translation>
    </message>
    <message>
      <source>See what the new version would change, and choose whether to use it</source>
      <translation>Zeigt, was die neue Version ändern würde, und ob sie verwendet werden soll</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>Trainieren</translation>
    </message>
    <message>
      <source>Train on all decisions, including those made since the last training</source>
      <translation>Mit allen Entscheidungen trainieren, auch den seit dem letzten Training getroffenen</translation>
    </message>
    <message>
      <source>View changes</source>
      <translation>Änderungen ansehen</translation>
    </message>
  </context>
  <context>
    <name>NextStep</name>
    <message>
      <source>Help</source>
      <translation>Hilfe</translation>
    </message>
    <message>
      <source>Rescan</source>
      <translation>Neu einlesen</translation>
    </message>
    <message>
      <source>Resume</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <source>Search models</source>
      <translation>Suchmodelle</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Show log</source>
      <translation>Protokoll zeigen</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Erneut versuchen</translation>
    </message>
  </context>
  <context>
    <name>NoteEdit</name>
    <message>
      <source>Note</source>
      <translation>Notiz</translation>
    </message>
    <message>
      <source>Write a note</source>
      <translation>Notiz schreiben</translation>
    </message>
  </context>
  <context>
    <name>NoticeBar</name>
    <message>
      <source>Dismiss</source>
      <translation>Schließen</translation>
    </message>
  </context>
  <context>
    <name>NoticeBoard</name>
    <message>
      <source>Try again</source>
      <translation>Erneut versuchen</translation>
    </message>
  </context>
  <context>
    <name>Number</name>
    <message>
      <source>%1 %</source>
      <translation>%1 %</translation>
    </message>
  </context>
  <context>
    <name>NumberKeys</name>
    <message>
      <source>choose a tag</source>
      <translation>Schlagwort auswählen</translation>
    </message>
  </context>
  <context>
    <name>OfferCard</name>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Connecting</source>
      <translation>Verbindung wird hergestellt</translation>
    </message>
    <message>
      <source>Download</source>
      <translation>Herunterladen</translation>
    </message>
    <message>
      <source>Resume download</source>
      <translation>Weiter herunterladen</translation>
    </message>
    <message>
      <source>Search by pictures and videos</source>
      <translation>Suche mit Bildern und Videos</translation>
    </message>
    <message>
      <source>Search by words and pictures</source>
      <translation>Suche mit Wörtern und Bildern</translation>
    </message>
    <message>
      <source>download %1</source>
      <translation>Download %1</translation>
    </message>
    <message>
      <source>licence %1</source>
      <translation>Lizenz %1</translation>
    </message>
    <message>
      <source>no download</source>
      <translation>kein Download</translation>
    </message>
    <message>
      <source>ready to use</source>
      <translation>einsatzbereit</translation>
    </message>
    <message>
      <source>trusted on first download, no known checksum</source>
      <translation>beim ersten Download vertraut, keine bekannte Prüfsumme</translation>
    </message>
    <message>
      <source>trusted since its first download (SHA-256 %1)</source>
      <translation>vertraut seit dem ersten Download (SHA-256 %1)</translation>
    </message>
  </context>
  <context>
    <name>Order</name>
    <message>
      <source>By date added</source>
      <translation>Nach Hinzufügedatum</translation>
    </message>
    <message>
      <source>By file date</source>
      <translation>Nach Dateidatum</translation>
    </message>
    <message>
      <source>By folder</source>
      <translation>Nach Ordner</translation>
    </message>
    <message>
      <source>By recording date</source>
      <translation>Nach Aufnahmedatum</translation>
    </message>
    <message>
      <source>First added</source>
      <translation>Zuerst hinzugefügt</translation>
    </message>
    <message>
      <source>Highest rating first</source>
      <translation>Höchste Bewertung zuerst</translation>
    </message>
    <message>
      <source>Least recently tagged</source>
      <translation>Am längsten nicht verschlagwortet</translation>
    </message>
    <message>
      <source>Longest first</source>
      <translation>Längste zuerst</translation>
    </message>
    <message>
      <source>Lowest rating first</source>
      <translation>Niedrigste Bewertung zuerst</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Name, Z to A</source>
      <translation>Name, Z bis A</translation>
    </message>
    <message>
      <source>Newest file</source>
      <translation>Neueste Datei</translation>
    </message>
    <message>
      <source>Newest first</source>
      <translation>Neueste zuerst</translation>
    </message>
    <message>
      <source>Newest recording</source>
      <translation>Neueste Aufnahme</translation>
    </message>
    <message>
      <source>No grouping</source>
      <translation>Keine Gruppierung</translation>
    </message>
    <message>
      <source>Oldest file</source>
      <translation>Älteste Datei</translation>
    </message>
    <message>
      <source>Oldest recording</source>
      <translation>Älteste Aufnahme</translation>
    </message>
    <message>
      <source>Recently tagged</source>
      <translation>Zuletzt verschlagwortet</translation>
    </message>
    <message>
      <source>Shortest first</source>
      <translation>Kürzeste zuerst</translation>
    </message>
    <message>
      <source>Similar to the selected video</source>
      <translation>Ähnlich wie das ausgewählte Video</translation>
    </message>
  </context>
  <context>
    <name>Outlook</name>
    <message numerus="yes">
      <source>%n videos suggested</source>
      <translation>
        <numerusform>%n Video vorgeschlagen</numerusform>
        <numerusform>%n Videos vorgeschlagen</numerusform>
      </translation>
    </message>
    <message>
      <source>Accept one example</source>
      <translation>Ein Beispiel annehmen</translation>
    </message>
    <message>
      <source>It is hardly worth looking for more of “%1”: %2.</source>
      <translation>Es lohnt sich kaum, weiter nach „%1“ zu suchen: %2.</translation>
    </message>
    <message>
      <source>Learning…</source>
      <translation>Wird gelernt …</translation>
    </message>
    <message>
      <source>No suggestions</source>
      <translation>Keine Vorschläge</translation>
    </message>
    <message>
      <source>No videos have been analysed yet.</source>
      <translation>Es wurden noch keine Videos analysiert.</translation>
    </message>
    <message>
      <source>None of the remaining videos is a clear match.</source>
      <translation>Keines der übrigen Videos passt eindeutig.</translation>
    </message>
    <message numerus="yes">
      <source>Probably about %n more (%1 to %2)</source>
      <translation>
        <numerusform>Wahrscheinlich etwa %n weiteres (%1 bis %2)</numerusform>
        <numerusform>Wahrscheinlich etwa %n weitere (%1 bis %2)</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Probably fits about %n undecided videos (%1 to %2)</source>
      <translation>
        <numerusform>Passt wahrscheinlich zu etwa %n offenen Video (%1 bis %2)</numerusform>
        <numerusform>Passt wahrscheinlich zu etwa %n offenen Videos (%1 bis %2)</numerusform>
      </translation>
    </message>
    <message>
      <source>Probably none left (%1 to %2)</source>
      <translation>Wahrscheinlich keine weiteren (%1 bis %2)</translation>
    </message>
    <message>
      <source>Reject a few</source>
      <translation>Einige ablehnen</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Durchsehen</translation>
    </message>
    <message>
      <source>Review the most likely</source>
      <translation>Die wahrscheinlichsten durchsehen</translation>
    </message>
    <message>
      <source>The search model does not know these words, and there is no example yet.</source>
      <translation>Das Suchmodell kennt diese Wörter nicht, und es gibt noch kein Beispiel.</translation>
    </message>
    <message>
      <source>You have decided about every video for “%1”.</source>
      <translation>Für „%1“ ist über alle Videos entschieden.</translation>
    </message>
    <message>
      <source>You have decided about every video.</source>
      <translation>Über alle Videos ist entschieden.</translation>
    </message>
    <message>
      <source>You have only accepted so far. Reject a few videos to show what does not belong.</source>
      <translation>Bisher wurde nur angenommen. Einige Videos ablehnen, um zu zeigen, was nicht dazugehört.</translation>
    </message>
    <message>
      <source>You have only rejected so far. Accept one example to show what it looks like.</source>
      <translation>Bisher wurde nur abgelehnt. Ein Beispiel annehmen, um zu zeigen, wie es aussieht.</translation>
    </message>
  </context>
  <context>
    <name>Page</name>
    <message>
      <source>Reset to defaults</source>
      <translation>Auf Vorgaben zurücksetzen</translation>
    </message>
    <message>
      <source>Restart now</source>
      <translation>Jetzt neu starten</translation>
    </message>
    <message>
      <source>Takes effect when the analysis process restarts.</source>
      <translation>Gilt nach einem Neustart des Analyseprozesses.</translation>
    </message>
  </context>
  <context>
    <name>Palette</name>
    <message>
      <source>%1 (on)</source>
      <translation>%1 (ein)</translation>
    </message>
  </context>
  <context>
    <name>PanelHead</name>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
  </context>
  <context>
    <name>Panels</name>
    <message>
      <source>Files that could not be read</source>
      <translation>Nicht lesbare Dateien</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>History of changes</source>
      <translation>Verlauf</translation>
    </message>
    <message>
      <source>Inspector</source>
      <translation>Details</translation>
    </message>
    <message>
      <source>Jobs</source>
      <translation>Aufträge</translation>
    </message>
    <message>
      <source>Panels</source>
      <translation>Bereiche</translation>
    </message>
    <message>
      <source>Saved searches</source>
      <translation>Gespeicherte Suchen</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>Schlagwörter</translation>
    </message>
    <message>
      <source>Timeline</source>
      <translation>Zeitleiste</translation>
    </message>
  </context>
  <context>
    <name>PassingMessage</name>
    <message>
      <source>Dismiss</source>
      <translation>Schließen</translation>
    </message>
  </context>
  <context>
    <name>PictureArea</name>
    <message>
      <source>Bring back</source>
      <translation>Zurückholen</translation>
    </message>
    <message>
      <source>Open in another player</source>
      <translation>Mit anderem Player öffnen</translation>
    </message>
    <message>
      <source>The video is shown in a separate window.</source>
      <translation>Das Video wird in einem eigenen Fenster angezeigt.</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Bitte noch einmal versuchen</translation>
    </message>
  </context>
  <context>
    <name>PlayerControls</name>
    <message>
      <source>Current frame</source>
      <translation>Aktuelles Bild</translation>
    </message>
    <message>
      <source>Exit full screen</source>
      <translation>Vollbild beenden</translation>
    </message>
    <message>
      <source>Find moments like this frame</source>
      <translation>Momente wie dieses Bild suchen</translation>
    </message>
    <message>
      <source>Full screen</source>
      <translation>Vollbild</translation>
    </message>
    <message>
      <source>Loop</source>
      <translation>Endlosschleife</translation>
    </message>
    <message>
      <source>More</source>
      <translation>Mehr</translation>
    </message>
    <message>
      <source>Mute</source>
      <translation>Stumm</translation>
    </message>
    <message>
      <source>No sound: no audio device found</source>
      <translation>Kein Ton: kein Audiogerät gefunden</translation>
    </message>
    <message>
      <source>One frame back</source>
      <translation>Ein Bild zurück</translation>
    </message>
    <message>
      <source>One frame forward</source>
      <translation>Ein Bild vor</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>Abspielen</translation>
    </message>
    <message>
      <source>Unmute</source>
      <translation>Ton einschalten</translation>
    </message>
  </context>
  <context>
    <name>PlayerHead</name>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>Close player</source>
      <translation>Player schließen</translation>
    </message>
    <message>
      <source>Next moment</source>
      <translation>Nächster Moment</translation>
    </message>
    <message>
      <source>Next video</source>
      <translation>Nächstes Video</translation>
    </message>
    <message>
      <source>Previous moment</source>
      <translation>Voriger Moment</translation>
    </message>
    <message>
      <source>Previous video</source>
      <translation>Voriges Video</translation>
    </message>
  </context>
  <context>
    <name>PlayerPanel</name>
    <message>
      <source>%1 cannot be played here: %2</source>
      <translation>%1 kann hier nicht abgespielt werden: %2</translation>
    </message>
    <message>
      <source>Player</source>
      <translation>Player</translation>
    </message>
    <message>
      <source>the player does not support its format</source>
      <translation>der Player unterstützt das Format nicht</translation>
    </message>
  </context>
  <context>
    <name>Playing</name>
    <message>
      <source>%1 is not available. Check that its drive is connected, or rescan%2.</source>
      <translation>%1 ist nicht verfügbar. Prüfen, ob das Laufwerk verbunden ist, oder neu einlesen%2.</translation>
    </message>
    <message>
      <source>%1 is offline. It can be played again as soon as its drive is connected.</source>
      <translation>%1 ist offline. Das Video lässt sich abspielen, sobald sein Laufwerk wieder angeschlossen ist.</translation>
    </message>
    <message>
      <source>%1 of %2</source>
      <translation>%1 von %2</translation>
    </message>
    <message>
      <source>%1 of %2 selected</source>
      <translation>%1 von %2 ausgewählten</translation>
    </message>
    <message>
      <source>No other program can open %1.</source>
      <translation>Kein anderes Programm kann %1 öffnen.</translation>
    </message>
    <message>
      <source>Select a video to play first.</source>
      <translation>Zuerst ein Video zum Abspielen auswählen.</translation>
    </message>
  </context>
  <context>
    <name>PowerPage</name>
    <message>
      <source>This desktop does not allow programs to keep the computer awake.</source>
      <translation>Dieser Desktop erlaubt es Programmen nicht, den Rechner wach zu halten.</translation>
    </message>
    <message>
      <source>This desktop does not support notifications.</source>
      <translation>Dieser Desktop unterstützt keine Benachrichtigungen.</translation>
    </message>
  </context>
  <context>
    <name>PrivacyPage</name>
    <message>
      <source>%1 in total, of which %2 can be recreated from your videos.</source>
      <translation>%1 insgesamt, davon lassen sich %2 aus den Videos neu erzeugen.</translation>
    </message>
    <message>
      <source>Calculating…</source>
      <translation>Wird berechnet…</translation>
    </message>
    <message>
      <source>Delete all analysis</source>
      <translation>Alle Analysen löschen</translation>
    </message>
    <message>
      <source>Delete all analysis…</source>
      <translation>Alle Analysen löschen…</translation>
    </message>
    <message>
      <source>Delete logs</source>
      <translation>Protokolle löschen</translation>
    </message>
    <message>
      <source>Deleting</source>
      <translation>Wird gelöscht</translation>
    </message>
    <message>
      <source>Diagnostic report…</source>
      <translation>Diagnosebericht…</translation>
    </message>
    <message>
      <source>Everything runs on this computer. Your videos are only ever read. The network is used only to download a search model when you ask for it; nothing is sent, and there is no account.</source>
      <translation>Alles läuft auf diesem Rechner. Die Videos werden nur gelesen. Das Netz wird nur verwendet, um auf Wunsch ein Suchmodell herunterzuladen; nichts wird gesendet, und es gibt kein Konto.</translation>
    </message>
    <message>
      <source>Location of this library: %1</source>
      <translation>Ort dieser Bibliothek: %1</translation>
    </message>
    <message>
      <source>Logs contain the names of files and tags. They stay in the library's folder, and old ones are deleted automatically. The report describes your system and how much is stored; it contains no names of videos or people.</source>
      <translation>Protokolle enthalten Namen von Dateien und Schlagwörtern. Sie bleiben im Ordner der Bibliothek, und alte werden automatisch gelöscht. Der Bericht beschreibt das System und wie viel gespeichert ist; er enthält keine Namen von Videos oder Personen.</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>Open folder: %1</source>
      <translation>Ordner öffnen: %1</translation>
    </message>
  </context>
  <context>
    <name>Rating</name>
    <message numerus="yes">
      <source>%n stars</source>
      <translation>
        <numerusform>%n Stern</numerusform>
        <numerusform>%n Sterne</numerusform>
      </translation>
    </message>
    <message>
      <source>no rating</source>
      <translation>keine Bewertung</translation>
    </message>
  </context>
  <context>
    <name>RemovedDialog</name>
    <message>
      <source>&amp;Restore</source>
      <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
      <source>File missing</source>
      <translation>Datei fehlt</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>No videos have been removed.</source>
      <translation>Es wurden keine Videos entfernt.</translation>
    </message>
    <message>
      <source>Removed videos</source>
      <translation>Entfernte Videos</translation>
    </message>
    <message>
      <source>Restore &amp;all</source>
      <translation>&amp;Alle wiederherstellen</translation>
    </message>
    <message>
      <source>Their files are still in place, and your decisions about them are kept.</source>
      <translation>Die Dateien sind noch da, und die Entscheidungen dazu bleiben erhalten.</translation>
    </message>
  </context>
  <context>
    <name>Removing</name>
    <message numerus="yes">
      <source>%n files could not be moved to the trash</source>
      <translation>
        <numerusform>%n Datei konnte nicht in den Papierkorb gelegt werden</numerusform>
        <numerusform>%n Dateien konnten nicht in den Papierkorb gelegt werden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n files moved to the trash</source>
      <translation>
        <numerusform>%n Datei in den Papierkorb gelegt</numerusform>
        <numerusform>%n Dateien in den Papierkorb gelegt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n paths copied</source>
      <translation>
        <numerusform>%n Pfad kopiert</numerusform>
        <numerusform>%n Pfade kopiert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n videos removed from the library; their files stay</source>
      <translation>
        <numerusform>%n Video aus der Bibliothek entfernt; seine Datei bleibt</numerusform>
        <numerusform>%n Videos aus der Bibliothek entfernt; ihre Dateien bleiben</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Move %n files to the trash?</source>
      <translation>
        <numerusform>%n Datei in den Papierkorb legen?</numerusform>
        <numerusform>%n Dateien in den Papierkorb legen?</numerusform>
      </translation>
    </message>
    <message>
      <source>Move to trash</source>
      <translation>In den Papierkorb legen</translation>
    </message>
    <message>
      <source>No other program can open this, or the drive is not connected:</source>
      <translation>Kein anderes Programm kann dies öffnen, oder das Laufwerk ist nicht verbunden:</translation>
    </message>
    <message numerus="yes">
      <source>Remove %n videos from the library</source>
      <translation>
        <numerusform>%n Video aus der Bibliothek entfernen</numerusform>
        <numerusform>%n Videos aus der Bibliothek entfernen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Restore %n videos to the library</source>
      <translation>
        <numerusform>%n Video in die Bibliothek zurückholen</numerusform>
        <numerusform>%n Videos in die Bibliothek zurückholen</numerusform>
      </translation>
    </message>
    <message>
      <source>The folder cannot be opened. Check whether its drive is connected:</source>
      <translation>Der Ordner lässt sich nicht öffnen. Bitte prüfen, ob sein Laufwerk angeschlossen ist:</translation>
    </message>
    <message>
      <source>There are no files to move to the trash.</source>
      <translation>Es gibt keine Dateien für den Papierkorb.</translation>
    </message>
    <message>
      <source>They are moved to the system trash and can only be restored from there. Your decisions about them are kept.</source>
      <translation>Sie kommen in den Papierkorb des Systems und können nur dort wiederhergestellt werden. Die Entscheidungen dazu bleiben erhalten.</translation>
    </message>
    <message numerus="yes">
      <source>This works with at most %n videos at once. Select fewer.</source>
      <translation>
        <numerusform>Das geht mit höchstens %n Video auf einmal. Weniger auswählen.</numerusform>
        <numerusform>Das geht mit höchstens %n Videos auf einmal. Weniger auswählen.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Report</name>
    <message>
      <source>Diagnostic report</source>
      <translation>Diagnosebericht</translation>
    </message>
    <message>
      <source>Something went wrong in Clipshelf. Your library is safe: your decisions are already saved. You can continue; if something looks wrong, close the window and open it again. The report below is not sent anywhere. It may contain file names, so read it before you share it.</source>
      <translation>In Clipshelf ist etwas schiefgegangen. Die Bibliothek ist sicher: Entscheidungen sind bereits gespeichert. Es kann weitergearbeitet werden; wenn etwas nicht stimmt, das Fenster schließen und wieder öffnen. Der Bericht unten wird nirgendwohin gesendet. Er kann Dateinamen enthalten, daher vor dem Weitergeben lesen.</translation>
    </message>
    <message>
      <source>This is the complete report. It is not sent anywhere; you can copy it into a message.</source>
      <translation>Das ist der vollständige Bericht. Er wird nirgendwohin gesendet; er kann in eine Nachricht kopiert werden.</translation>
    </message>
    <message>
      <source>Unexpected error</source>
      <translation>Unerwarteter Fehler</translation>
    </message>
  </context>
  <context>
    <name>ReportDialog</name>
    <message>
      <source>Copy report</source>
      <translation>Bericht kopieren</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
  </context>
  <context>
    <name>ResultsPage</name>
    <message numerus="yes">
      <source>%n new results</source>
      <translation>
        <numerusform>%n neues Ergebnis</numerusform>
        <numerusform>%n neue Ergebnisse</numerusform>
      </translation>
    </message>
    <message>
      <source>Back to all videos</source>
      <translation>Zurück zu allen Videos</translation>
    </message>
    <message>
      <source>Hide near-copies</source>
      <translation>Fast gleiche ausblenden</translation>
    </message>
    <message>
      <source>Moments found</source>
      <translation>Gefundene Momente</translation>
    </message>
    <message>
      <source>Search file names</source>
      <translation>Dateinamen durchsuchen</translation>
    </message>
    <message>
      <source>Search model…</source>
      <translation>Suchmodell…</translation>
    </message>
    <message>
      <source>Show all moments</source>
      <translation>Alle Momente zeigen</translation>
    </message>
    <message>
      <source>Show best only</source>
      <translation>Nur die besten zeigen</translation>
    </message>
    <message>
      <source>Show near-copies</source>
      <translation>Fast gleiche zeigen</translation>
    </message>
  </context>
  <context>
    <name>Review</name>
    <message>
      <source>%1 (%2)</source>
      <translation>%1 (%2)</translation>
    </message>
    <message>
      <source>%1 back</source>
      <translation>%1 zurück</translation>
    </message>
    <message>
      <source>%1 plays</source>
      <translation>%1 spielt ab</translation>
    </message>
    <message>
      <source>%1 right</source>
      <translation>%1 richtig</translation>
    </message>
    <message>
      <source>%1 right, %2 wrong, %3 undecided</source>
      <translation>%1 richtig, %2 falsch, %3 offen</translation>
    </message>
    <message>
      <source>%1 saves</source>
      <translation>%1 speichert</translation>
    </message>
    <message>
      <source>%1 undecided</source>
      <translation>%1 offen</translation>
    </message>
    <message>
      <source>%1 wrong</source>
      <translation>%1 falsch</translation>
    </message>
    <message numerus="yes">
      <source>%n answers about “%1” are marked but not saved. You will find them in the review of this tag.</source>
      <translation>
        <numerusform>%n Antwort zu „%1“ ist markiert, aber nicht gespeichert. Sie ist in der Durchsicht dieses Schlagworts zu finden.</numerusform>
        <numerusform>%n Antworten zu „%1“ sind markiert, aber nicht gespeichert. Sie sind in der Durchsicht dieses Schlagworts zu finden.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new suggestions for “%1”</source>
      <translation>
        <numerusform>%n neuer Vorschlag für „%1“</numerusform>
        <numerusform>%n neue Vorschläge für „%1“</numerusform>
      </translation>
    </message>
    <message>
      <source>Add folder…</source>
      <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>Analysis is not running, so no clips can be chosen. Your library is safe.</source>
      <translation>Die Analyse läuft nicht, daher können keine Ausschnitte ausgewählt werden. Die Bibliothek ist sicher.</translation>
    </message>
    <message>
      <source>Analysis is starting. Clips appear in a moment.</source>
      <translation>Die Analyse startet. Gleich erscheinen Ausschnitte.</translation>
    </message>
    <message>
      <source>Another command is using this library. Clips appear when it has finished.</source>
      <translation>Ein anderer Befehl verwendet diese Bibliothek. Ausschnitte erscheinen, wenn er fertig ist.</translation>
    </message>
    <message>
      <source>Back to all videos</source>
      <translation>Zurück zu allen Videos</translation>
    </message>
    <message>
      <source>Check suggestions</source>
      <translation>Vorschläge prüfen</translation>
    </message>
    <message>
      <source>Choosing clips…</source>
      <translation>Clips werden ausgewählt…</translation>
    </message>
    <message>
      <source>Discard</source>
      <translation>Verwerfen</translation>
    </message>
    <message>
      <source>Is this “%1”?</source>
      <translation>Ist das „%1“?</translation>
    </message>
    <message>
      <source>Is this “%1”? Please check again</source>
      <translation>Ist das „%1“? Bitte noch einmal prüfen</translation>
    </message>
    <message>
      <source>Mixed</source>
      <translation>Gemischt</translation>
    </message>
    <message>
      <source>Most likely</source>
      <translation>Wahrscheinlichste</translation>
    </message>
    <message>
      <source>New tag…</source>
      <translation>Neues Schlagwort…</translation>
    </message>
    <message>
      <source>Next page</source>
      <translation>Nächste Seite</translation>
    </message>
    <message>
      <source>No videos have been analysed yet. Clips appear once the first one is ready.</source>
      <translation>Es wurden noch keine Videos analysiert. Ausschnitte erscheinen, sobald das erste fertig ist.</translation>
    </message>
    <message>
      <source>None of your decisions about “%1” looks like a mistake. This check needs at least five accepted and five rejected clips.</source>
      <translation>Keine der Entscheidungen über „%1“ sieht nach einem Fehler aus. Diese Prüfung braucht mindestens fünf angenommene und fünf abgelehnte Ausschnitte.</translation>
    </message>
    <message>
      <source>Nothing left to review for “%1”: you have decided about every analysed video.</source>
      <translation>Für „%1“ ist nichts mehr durchzusehen: Über alle analysierten Videos ist entschieden.</translation>
    </message>
    <message>
      <source>Nothing marked: %1 shows the next page</source>
      <translation>Nichts markiert: %1 zeigt die nächste Seite</translation>
    </message>
    <message numerus="yes">
      <source>Nothing marked: %n saved answers will be removed</source>
      <translation>
        <numerusform>Nichts markiert: %n gespeicherte Antwort wird entfernt</numerusform>
        <numerusform>Nichts markiert: %n gespeicherte Antworten werden entfernt</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing marked: nothing will be saved</source>
      <translation>Nichts markiert: nichts wird gespeichert</translation>
    </message>
    <message>
      <source>Nothing was marked.</source>
      <translation>Nichts wurde markiert.</translation>
    </message>
    <message>
      <source>Page %1: nothing marked, nothing saved</source>
      <translation>Seite %1: nichts markiert, nichts gespeichert</translation>
    </message>
    <message>
      <source>Possible mistakes</source>
      <translation>Mögliche Fehler</translation>
    </message>
    <message>
      <source>Previous page</source>
      <translation>Vorherige Seite</translation>
    </message>
    <message>
      <source>Random</source>
      <translation>Zufällige</translation>
    </message>
    <message numerus="yes">
      <source>Remove %n answers</source>
      <translation>
        <numerusform>%n Antwort entfernen</numerusform>
        <numerusform>%n Antworten entfernen</numerusform>
      </translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Durchsehen</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Speichern</translation>
    </message>
    <message numerus="yes">
      <source>Save %n answers</source>
      <translation>
        <numerusform>%n Antwort speichern</numerusform>
        <numerusform>%n Antworten speichern</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Save %n marked answers?</source>
      <translation>
        <numerusform>%n markierte Antwort speichern?</numerusform>
        <numerusform>%n markierte Antworten speichern?</numerusform>
      </translation>
    </message>
    <message>
      <source>Show mixed clips</source>
      <translation>Gemischte Ausschnitte zeigen</translation>
    </message>
    <message>
      <source>So far: %1 of %2 right</source>
      <translation>Bisher: %1 von %2 richtig</translation>
    </message>
    <message>
      <source>Start analysis</source>
      <translation>Analyse starten</translation>
    </message>
    <message>
      <source>The check of “%1” is finished.</source>
      <translation>Die Prüfung von „%1“ ist abgeschlossen.</translation>
    </message>
    <message>
      <source>There are no more clips of this kind for “%1”.</source>
      <translation>Für „%1“ gibt es keine weiteren Ausschnitte dieser Art.</translation>
    </message>
    <message>
      <source>There are no tags yet. Create one to see clips that may match it.</source>
      <translation>Es gibt noch keine Schlagwörter. Eines anlegen, um passende Ausschnitte zu sehen.</translation>
    </message>
    <message>
      <source>This page: %1 of %2 right</source>
      <translation>Diese Seite: %1 von %2 richtig</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Bitte noch einmal versuchen</translation>
    </message>
    <message>
      <source>Uncertain</source>
      <translation>Unsichere</translation>
    </message>
    <message>
      <source>You marked them while reviewing %1. They will be lost if you do not save them.</source>
      <translation>Sie wurden beim Durchsehen von %1 markiert und gehen verloren, wenn sie nicht gespeichert werden.</translation>
    </message>
    <message>
      <source>clip %1 of %2, %3 of %4, %5</source>
      <translation>Clip %1 von %2, %3 von %4, %5</translation>
    </message>
    <message>
      <source>marked right</source>
      <translation>als richtig markiert</translation>
    </message>
    <message>
      <source>marked wrong</source>
      <translation>als falsch markiert</translation>
    </message>
    <message>
      <source>not learned yet</source>
      <translation>noch nicht gelernt</translation>
    </message>
    <message>
      <source>page %1</source>
      <translation>Seite %1</translation>
    </message>
    <message>
      <source>right</source>
      <translation>richtig</translation>
    </message>
    <message>
      <source>saved</source>
      <translation>gespeichert</translation>
    </message>
    <message numerus="yes">
      <source>suggested for %n videos</source>
      <translation>
        <numerusform>für %n Video vorgeschlagen</numerusform>
        <numerusform>für %n Videos vorgeschlagen</numerusform>
      </translation>
    </message>
    <message>
      <source>undecided</source>
      <translation>offen</translation>
    </message>
    <message>
      <source>whole video</source>
      <translation>ganzes Video</translation>
    </message>
    <message>
      <source>wrong</source>
      <translation>falsch</translation>
    </message>
    <message>
      <source>you accepted it</source>
      <translation>angenommen</translation>
    </message>
    <message>
      <source>you rejected it</source>
      <translation>abgelehnt</translation>
    </message>
    <message>
      <source>“%1” is not suggested for any video, so there is nothing to check.</source>
      <translation>„%1“ ist für kein Video vorgeschlagen, daher gibt es nichts zu prüfen.</translation>
    </message>
  </context>
  <context>
    <name>ReviewHead</name>
    <message>
      <source>Back to all videos</source>
      <translation>Zurück zu allen Videos</translation>
    </message>
    <message>
      <source>Clips to show</source>
      <translation>Anzuzeigende Ausschnitte</translation>
    </message>
    <message>
      <source>Of the clips you marked</source>
      <translation>Von den markierten Ausschnitten</translation>
    </message>
    <message>
      <source>One clip at a time</source>
      <translation>Ein Clip nach dem anderen</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Durchsehen</translation>
    </message>
    <message>
      <source>Several clips at a time</source>
      <translation>Mehrere Ausschnitte auf einmal</translation>
    </message>
    <message>
      <source>Tag to review</source>
      <translation>Schlagwort zum Durchsehen</translation>
    </message>
  </context>
  <context>
    <name>ReviewOffer</name>
    <message>
      <source>Review</source>
      <translation>Durchsehen</translation>
    </message>
  </context>
  <context>
    <name>ReviewPage</name>
    <message>
      <source>Previous page</source>
      <translation>Vorherige Seite</translation>
    </message>
  </context>
  <context>
    <name>Saved searches</name>
    <message numerus="yes">
      <source>%n videos</source>
      <translation>
        <numerusform>%n Video</numerusform>
        <numerusform>%n Videos</numerusform>
      </translation>
    </message>
    <message>
      <source>Arrange saved searches</source>
      <translation>Gespeicherte Suchen ordnen</translation>
    </message>
    <message>
      <source>Remove search %1</source>
      <translation>Suche %1 entfernen</translation>
    </message>
    <message>
      <source>Rename search %1</source>
      <translation>Suche %1 umbenennen</translation>
    </message>
    <message>
      <source>Save search %1</source>
      <translation>Suche %1 speichern</translation>
    </message>
    <message>
      <source>Search or filter first, then save the search.</source>
      <translation>Zuerst suchen oder filtern, dann die Suche speichern.</translation>
    </message>
  </context>
  <context>
    <name>SavedDelegate</name>
    <message>
      <source>Name of the search</source>
      <translation>Name der Suche</translation>
    </message>
  </context>
  <context>
    <name>SavedSearchesPanel</name>
    <message>
      <source>Save this search to run it again with one click.</source>
      <translation>Diese Suche speichern, um sie mit einem Klick zu wiederholen.</translation>
    </message>
    <message>
      <source>Save this search…</source>
      <translation>Diese Suche speichern…</translation>
    </message>
    <message>
      <source>Saved searches</source>
      <translation>Gespeicherte Suchen</translation>
    </message>
    <message>
      <source>Search or filter, then save the search here.</source>
      <translation>Suchen oder filtern, dann die Suche hier speichern.</translation>
    </message>
    <message>
      <source>Search videos</source>
      <translation>Videos durchsuchen</translation>
    </message>
  </context>
  <context>
    <name>Search</name>
    <message numerus="yes">
      <source>%3 of %n videos in %2 searched</source>
      <translation>
        <numerusform>%3 von %n Video in %2 durchsucht</numerusform>
        <numerusform>%3 von %n Videos in %2 durchsucht</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%3 of %n videos in %2 with %1 searched</source>
      <translation>
        <numerusform>%3 von %n Video in %2 mit %1 durchsucht</numerusform>
        <numerusform>%3 von %n Videos in %2 mit %1 durchsucht</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%3 of %n videos searched</source>
      <translation>
        <numerusform>%3 von %n Video durchsucht</numerusform>
        <numerusform>%3 von %n Videos durchsucht</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%3 of %n videos with %1 searched</source>
      <translation>
        <numerusform>%3 von %n Video mit %1 durchsucht</numerusform>
        <numerusform>%3 von %n Videos mit %1 durchsucht</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>All %n videos searched</source>
      <translation>
        <numerusform>%n Video durchsucht</numerusform>
        <numerusform>Alle %n Videos durchsucht</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Among %n videos in %2</source>
      <translation>
        <numerusform>Unter %n Video in %2</numerusform>
        <numerusform>Unter %n Videos in %2</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Among %n videos in %2 with %1</source>
      <translation>
        <numerusform>Unter %n Video in %2 mit %1</numerusform>
        <numerusform>Unter %n Videos in %2 mit %1</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Among %n videos with %1</source>
      <translation>
        <numerusform>Unter %n Video mit %1</numerusform>
        <numerusform>Unter %n Videos mit %1</numerusform>
      </translation>
    </message>
    <message>
      <source>Analysis is starting. The search will run as soon as it is ready.</source>
      <translation>Die Analyse startet. Die Suche läuft, sobald sie bereit ist.</translation>
    </message>
    <message>
      <source>Like %1</source>
      <translation>Wie %1</translation>
    </message>
    <message>
      <source>Like the pasted picture</source>
      <translation>Wie das eingefügte Bild</translation>
    </message>
    <message>
      <source>Moments like %1</source>
      <translation>Momente wie %1</translation>
    </message>
    <message>
      <source>Nothing found.</source>
      <translation>Nichts gefunden.</translation>
    </message>
    <message>
      <source>Pasted picture</source>
      <translation>Eingefügtes Bild</translation>
    </message>
    <message>
      <source>Searching…</source>
      <translation>Suche läuft…</translation>
    </message>
    <message>
      <source>Select a video or moment first.</source>
      <translation>Erst ein Video oder einen Moment auswählen.</translation>
    </message>
    <message numerus="yes">
      <source>Select at most %n videos as examples.</source>
      <translation>
        <numerusform>Höchstens %n Video als Beispiel auswählen.</numerusform>
        <numerusform>Höchstens %n Videos als Beispiele auswählen.</numerusform>
      </translation>
    </message>
    <message>
      <source>The built-in search model does not know %1 well. These are its best guesses; a CLIP model knows more words.</source>
      <translation>Das eingebaute Suchmodell kennt %1 kaum. Dies sind die besten Vermutungen; ein CLIP-Modell kennt mehr Wörter.</translation>
    </message>
    <message>
      <source>Videos like %1</source>
      <translation>Videos wie %1</translation>
    </message>
    <message numerus="yes">
      <source>the best %n moments are shown</source>
      <translation>
        <numerusform>der beste Moment wird gezeigt</numerusform>
        <numerusform>die besten %n Momente werden gezeigt</numerusform>
      </translation>
    </message>
    <message>
      <source>then %1</source>
      <translation>dann %1</translation>
    </message>
    <message>
      <source>then %1 within %2</source>
      <translation>dann %1 innerhalb von %2</translation>
    </message>
    <message>
      <source>“%1”</source>
      <translation>„%1“</translation>
    </message>
  </context>
  <context>
    <name>SearchBar</name>
    <message>
      <source>Clear search</source>
      <translation>Suche leeren</translation>
    </message>
    <message>
      <source>Describe a moment, or drop a picture here</source>
      <translation>Einen Moment beschreiben oder ein Bild hierher ziehen</translation>
    </message>
    <message>
      <source>Drop or paste a picture to find similar moments</source>
      <translation>Bild ablegen oder einfügen, um ähnliche Momente zu finden</translation>
    </message>
    <message>
      <source>Save search</source>
      <translation>Suche speichern</translation>
    </message>
    <message>
      <source>Saved as %1</source>
      <translation>Gespeichert als %1</translation>
    </message>
  </context>
  <context>
    <name>SearchEdit</name>
    <message>
      <source>Search</source>
      <translation>Suchen</translation>
    </message>
  </context>
  <context>
    <name>SeekSlider</name>
    <message>
      <source>Position in the video</source>
      <translation>Position im Video</translation>
    </message>
  </context>
  <context>
    <name>Settings</name>
    <message>
      <source>%1 is not allowed. Enter a number from %2 to %3.</source>
      <translation>%1 ist nicht erlaubt. Eine Zahl von %2 bis %3 eingeben.</translation>
    </message>
    <message>
      <source>All analysis was deleted. Your decisions are still there.</source>
      <translation>Alle Analysen wurden gelöscht. Die Entscheidungen sind noch da.</translation>
    </message>
    <message>
      <source>Appearance</source>
      <translation>Erscheinungsbild</translation>
    </message>
    <message>
      <source>Backups</source>
      <translation>Sicherungen</translation>
    </message>
    <message>
      <source>Balanced</source>
      <translation>Ausgewogen</translation>
    </message>
    <message>
      <source>CPU threads of the search model; 0 chooses by the number of CPU cores.</source>
      <translation>Threads des Suchmodells; 0 wählt nach der Zahl der Prozessorkerne.</translation>
    </message>
    <message>
      <source>Clipshelf</source>
      <translation>Clipshelf</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>Farben</translation>
    </message>
    <message>
      <source>Comfortable</source>
      <translation>Geräumig</translation>
    </message>
    <message>
      <source>Compact</source>
      <translation>Kompakt</translation>
    </message>
    <message>
      <source>Compact shows more at once.</source>
      <translation>Kompakt zeigt mehr auf einmal.</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Dunkel</translation>
    </message>
    <message>
      <source>Delete all analysis</source>
      <translation>Alle Analysen löschen</translation>
    </message>
    <message>
      <source>Delete all analysis of this library?</source>
      <translation>Alle Analysen dieser Bibliothek löschen?</translation>
    </message>
    <message>
      <source>Dense</source>
      <translation>Dicht</translation>
    </message>
    <message>
      <source>Dense sampling finds shorter moments. It applies only to videos analysed from now on.</source>
      <translation>Dichte Abtastung findet kürzere Momente. Sie gilt nur für Videos, die ab jetzt analysiert werden.</translation>
    </message>
    <message>
      <source>Density</source>
      <translation>Dichte</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Gerät</translation>
    </message>
    <message>
      <source>Download address</source>
      <translation>Download-Adresse</translation>
    </message>
    <message>
      <source>Editing keys</source>
      <translation>Tasten wie im Schnitt</translation>
    </message>
    <message>
      <source>Export keys</source>
      <translation>Tasten exportieren</translation>
    </message>
    <message>
      <source>Find all</source>
      <translation>Alles finden</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Follow system</source>
      <translation>Wie das System</translation>
    </message>
    <message>
      <source>Frames</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>How long a file must be unchanged before it is read, in case it is still being written.</source>
      <translation>Wie lange eine Datei unverändert sein muss, bevor sie gelesen wird, falls sie noch geschrieben wird.</translation>
    </message>
    <message>
      <source>How long a watched folder must be unchanged before it is scanned.</source>
      <translation>Wie lange ein überwachter Ordner unverändert sein muss, bevor er eingelesen wird.</translation>
    </message>
    <message>
      <source>How many frames are analysed: standard or dense.</source>
      <translation>Wie viele Bilder analysiert werden: standard oder dense.</translation>
    </message>
    <message>
      <source>Ignore</source>
      <translation>Ignorieren</translation>
    </message>
    <message>
      <source>Import keys</source>
      <translation>Tasten importieren</translation>
    </message>
    <message>
      <source>Keep awake while analysing</source>
      <translation>Beim Analysieren wach halten</translation>
    </message>
    <message>
      <source>Keeps the computer from going to sleep while videos are analysed.</source>
      <translation>Der Rechner geht nicht in den Ruhezustand, während Videos analysiert werden.</translation>
    </message>
    <message>
      <source>Keys (*.json)</source>
      <translation>Tasten (*.json)</translation>
    </message>
    <message>
      <source>Keys of your own: for each scheme, commands and their keys.</source>
      <translation>Eigene Tasten: zu jedem Schema Befehle und ihre Tasten.</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <source>Language of the window; takes effect at the next start.</source>
      <translation>Sprache des Fensters; gilt ab dem nächsten Start.</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Bibliothek</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Hell</translation>
    </message>
    <message>
      <source>Light or dark; can follow the system.</source>
      <translation>Hell oder dunkel; kann dem System folgen.</translation>
    </message>
    <message>
      <source>Memory limit of each reading process, in MiB.</source>
      <translation>Speichergrenze jedes Leseprozesses, in MiB.</translation>
    </message>
    <message>
      <source>Memory per process (MiB)</source>
      <translation>Speicher je Prozess (MiB)</translation>
    </message>
    <message>
      <source>Names of files and folders that scans ignore, such as *.proxy.mp4.</source>
      <translation>Namen von Dateien und Ordnern, die beim Einlesen ignoriert werden, etwa *.proxy.mp4.</translation>
    </message>
    <message>
      <source>Notifications and power</source>
      <translation>Mitteilungen und Energie</translation>
    </message>
    <message>
      <source>Notify when long jobs finish</source>
      <translation>Benachrichtigen, wenn lange Aufträge fertig sind</translation>
    </message>
    <message>
      <source>One per line</source>
      <translation>Eins pro Zeile</translation>
    </message>
    <message>
      <source>Precise</source>
      <translation>Genau</translation>
    </message>
    <message>
      <source>Privacy</source>
      <translation>Privatsphäre</translation>
    </message>
    <message>
      <source>Processes that read videos in parallel; 0 chooses by the number of CPU cores.</source>
      <translation>Prozesse, die gleichzeitig Videos lesen; 0 wählt nach der Zahl der Prozessorkerne.</translation>
    </message>
    <message>
      <source>Reading processes</source>
      <translation>Leseprozesse</translation>
    </message>
    <message>
      <source>Reduce motion</source>
      <translation>Weniger Bewegung</translation>
    </message>
    <message>
      <source>Restore</source>
      <translation>Wiederherstellen</translation>
    </message>
    <message>
      <source>Restore the backup of %1?</source>
      <translation>Sicherung vom %1 wiederherstellen?</translation>
    </message>
    <message>
      <source>Scheme</source>
      <translation>Schema</translation>
    </message>
    <message>
      <source>Search model and device</source>
      <translation>Suchmodell und Gerät</translation>
    </message>
    <message>
      <source>Shortcuts</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <source>Shows a notification when jobs that took more than a minute finish while another window is in front.</source>
      <translation>Zeigt eine Benachrichtigung, wenn Aufträge, die über eine Minute dauerten, fertig sind, während ein anderes Fenster vorn ist.</translation>
    </message>
    <message>
      <source>Standard</source>
      <translation>Standard</translation>
    </message>
    <message>
      <source>Stop watching a folder</source>
      <translation>Einen Ordner nicht mehr überwachen</translation>
    </message>
    <message>
      <source>Suggestions</source>
      <translation>Vorschläge</translation>
    </message>
    <message>
      <source>The folder %1 cannot be opened.</source>
      <translation>Der Ordner %1 lässt sich nicht öffnen.</translation>
    </message>
    <message>
      <source>The logs were deleted.</source>
      <translation>Die Protokolle wurden gelöscht.</translation>
    </message>
    <message>
      <source>The set of shortcuts to start from.</source>
      <translation>Die Tastenkürzel, von denen ausgegangen wird.</translation>
    </message>
    <message>
      <source>The window closes and opens again with the catalog as it was then, without later tags, decisions and notes. The current catalog is kept as a backup.</source>
      <translation>Das Fenster schließt und öffnet sich wieder mit dem Katalog von damals, ohne spätere Schlagwörter, Entscheidungen und Notizen. Der jetzige Katalog bleibt als Sicherung erhalten.</translation>
    </message>
    <message>
      <source>This deletes the analysis of the videos, the search index, suggestions, posters and filmstrips (%1). Your videos, folders, tags, decisions, ratings, notes, saved searches and backups are kept. Analysis is paused; to start over, resume it and rescan the folders. This cannot be undone.</source>
      <translation>Gelöscht werden die Analyse der Videos, der Suchindex, Vorschläge, Vorschaubilder und Filmstreifen (%1). Videos, Ordner, Schlagwörter, Entscheidungen, Bewertungen, Notizen, gespeicherte Suchen und Sicherungen bleiben erhalten. Die Analyse wird angehalten; für einen Neubeginn fortsetzen und die Ordner neu einlesen. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
      <source>Threads</source>
      <translation>Threads</translation>
    </message>
    <message>
      <source>Turns off animations, such as previews that play under the pointer and sliding panels.</source>
      <translation>Schaltet Animationen aus, etwa Vorschauen unter dem Mauszeiger und gleitende Bereiche.</translation>
    </message>
    <message>
      <source>Wait before reading (s)</source>
      <translation>Wartezeit vor dem Lesen (s)</translation>
    </message>
    <message>
      <source>Wait before scanning (s)</source>
      <translation>Wartezeit vor dem Einlesen (s)</translation>
    </message>
    <message>
      <source>Watch a folder</source>
      <translation>Einen Ordner überwachen</translation>
    </message>
    <message>
      <source>Where search models are downloaded from; empty uses the default address.</source>
      <translation>Woher Suchmodelle heruntergeladen werden; leer verwendet die Standardadresse.</translation>
    </message>
    <message>
      <source>Where the search model runs: auto, cpu, cuda, cuda:1 for the second graphics card, or mps.</source>
      <translation>Wo das Suchmodell rechnet: auto, cpu, cuda, cuda:1 für die zweite Grafikkarte, oder mps.</translation>
    </message>
    <message>
      <source>Whether the offer of a better search model was closed.</source>
      <translation>Ob das Angebot eines besseren Suchmodells geschlossen wurde.</translation>
    </message>
    <message>
      <source>Which suggestions to prefer: a balance, precise ones (few are wrong), or all that may fit (few are missed).</source>
      <translation>Welche Vorschläge bevorzugt werden: ausgewogene, genaue (wenige falsche) oder alle, die passen könnten (wenige übersehene).</translation>
    </message>
  </context>
  <context>
    <name>SettingsDialog</name>
    <message>
      <source>Find a setting</source>
      <translation>Einstellung suchen</translation>
    </message>
    <message>
      <source>No setting matches.</source>
      <translation>Keine Einstellung passt.</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>Seiten</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Show all settings</source>
      <translation>Alle Einstellungen zeigen</translation>
    </message>
  </context>
  <context>
    <name>SheetView</name>
    <message>
      <source>Clips to review</source>
      <translation>Clips zum Durchsehen</translation>
    </message>
  </context>
  <context>
    <name>Shortcuts</name>
    <message>
      <source>%1 (changed)</source>
      <translation>%1 (geändert)</translation>
    </message>
    <message>
      <source>Command</source>
      <translation>Befehl</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Tasten</translation>
    </message>
  </context>
  <context>
    <name>ShortcutsPage</name>
    <message>
      <source>Commands and their keys</source>
      <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Find a command or a key</source>
      <translation>Befehl oder Taste suchen</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>Importieren</translation>
    </message>
    <message>
      <source>No command or key matches.</source>
      <translation>Kein Befehl und keine Taste passt.</translation>
    </message>
    <message>
      <source>Reset all keys</source>
      <translation>Alle Tasten zurücksetzen</translation>
    </message>
    <message>
      <source>Show all commands</source>
      <translation>Alle Befehle zeigen</translation>
    </message>
  </context>
  <context>
    <name>SpeedButton</name>
    <message>
      <source>Speed</source>
      <translation>Tempo</translation>
    </message>
    <message>
      <source>Speed: %1</source>
      <translation>Tempo: %1</translation>
    </message>
  </context>
  <context>
    <name>StarRating</name>
    <message numerus="yes">
      <source>Rating: %n of 5 stars</source>
      <translation>
        <numerusform>Bewertung: %n von 5 Sternen</numerusform>
        <numerusform>Bewertung: %n von 5 Sternen</numerusform>
      </translation>
    </message>
    <message>
      <source>Rating: mixed</source>
      <translation>Bewertung: verschieden</translation>
    </message>
    <message>
      <source>Rating: none</source>
      <translation>Bewertung: keine</translation>
    </message>
    <message>
      <source>mixed</source>
      <translation>verschieden</translation>
    </message>
  </context>
  <context>
    <name>Storage</name>
    <message>
      <source>Analysis of the videos</source>
      <translation>Analyse der Videos</translation>
    </message>
    <message>
      <source>Backups of the catalog</source>
      <translation>Sicherungen des Katalogs</translation>
    </message>
    <message>
      <source>Catalog: videos, tags, decisions, notes</source>
      <translation>Katalog: Videos, Schlagwörter, Entscheidungen, Notizen</translation>
    </message>
    <message>
      <source>Downloaded search models, for all libraries</source>
      <translation>Heruntergeladene Suchmodelle, für alle Bibliotheken</translation>
    </message>
    <message>
      <source>Logs</source>
      <translation>Protokolle</translation>
    </message>
    <message>
      <source>Posters and filmstrips</source>
      <translation>Vorschaubilder und Filmstreifen</translation>
    </message>
    <message>
      <source>Search index</source>
      <translation>Suchindex</translation>
    </message>
    <message>
      <source>Settings of this library</source>
      <translation>Einstellungen dieser Bibliothek</translation>
    </message>
    <message>
      <source>Training on your decisions</source>
      <translation>Training mit den getroffenen Entscheidungen</translation>
    </message>
  </context>
  <context>
    <name>Suggested</name>
    <message>
      <source>Average: %1</source>
      <translation>Durchschnitt: %1</translation>
    </message>
    <message>
      <source>Learned, version %1</source>
      <translation>Gelernt, Version %1</translation>
    </message>
    <message>
      <source>Suggested above the learned threshold</source>
      <translation>Vorgeschlagen ab dem gelernten Schwellenwert</translation>
    </message>
    <message>
      <source>Suggested above the threshold you set</source>
      <translation>Vorgeschlagen ab dem selbst gesetzten Schwellenwert</translation>
    </message>
    <message>
      <source>accepted</source>
      <translation>angenommen</translation>
    </message>
    <message>
      <source>rejected</source>
      <translation>abgelehnt</translation>
    </message>
    <message>
      <source>suggested, %1</source>
      <translation>vorgeschlagen, %1</translation>
    </message>
  </context>
  <context>
    <name>SuggestedMoments</name>
    <message>
      <source>Enter plays, A accepts, X rejects</source>
      <translation>Eingabe spielt ab, A nimmt an, X lehnt ab</translation>
    </message>
  </context>
  <context>
    <name>SuggestionChip</name>
    <message>
      <source>A accepts, X rejects</source>
      <translation>A nimmt an, X lehnt ab</translation>
    </message>
    <message>
      <source>Accept (A)</source>
      <translation>Annehmen (A)</translation>
    </message>
    <message>
      <source>Reject (X)</source>
      <translation>Ablehnen (X)</translation>
    </message>
    <message>
      <source>accepted</source>
      <translation>angenommen</translation>
    </message>
    <message>
      <source>no longer suggested</source>
      <translation>nicht mehr vorgeschlagen</translation>
    </message>
    <message>
      <source>rejected</source>
      <translation>abgelehnt</translation>
    </message>
  </context>
  <context>
    <name>SuggestionGroup</name>
    <message numerus="yes">
      <source>Show all %n</source>
      <translation>
        <numerusform>%n zeigen</numerusform>
        <numerusform>Alle %n zeigen</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>TagBar</name>
    <message>
      <source>Close (Esc)</source>
      <translation>Schließen (Esc)</translation>
    </message>
    <message>
      <source>Ctrl+M</source>
      <translation>Strg+M</translation>
    </message>
    <message>
      <source>Enter applies a tag, and creates it if no tag is like it. Shift+Enter creates it in any case, Ctrl+Enter rejects, Alt+Enter removes.</source>
      <translation>Eingabe vergibt ein Schlagwort und erstellt es, wenn keines ihm gleicht. Umschalt+Eingabe erstellt es auf jeden Fall, Strg+Eingabe lehnt ab, Alt+Eingabe entfernt.</translation>
    </message>
    <message>
      <source>Enter assigns it to the key, and creates it if no tag is like it. Shift+Enter creates it in any case, Esc leaves the key unassigned.</source>
      <translation>Eingabe weist es der Taste zu und erstellt es, wenn keines ihm gleicht. Umschalt+Eingabe erstellt es auf jeden Fall, Esc lässt die Taste frei.</translation>
    </message>
    <message>
      <source>Key %1 now applies %2</source>
      <translation>Taste %1 wendet jetzt %2 an</translation>
    </message>
    <message>
      <source>Select videos or a moment first: tags apply to the selection</source>
      <translation>Zuerst Videos oder einen Moment auswählen: Schlagwörter gelten für die Auswahl</translation>
    </message>
    <message>
      <source>Tag for key %1</source>
      <translation>Schlagwort für Taste %1</translation>
    </message>
    <message>
      <source>Tag the moment</source>
      <translation>Moment verschlagworten</translation>
    </message>
    <message>
      <source>Tag the whole video</source>
      <translation>Ganzes Video verschlagworten</translation>
    </message>
    <message>
      <source>There is no tag %1. Press Shift+Enter to create it.</source>
      <translation>Es gibt kein Schlagwort %1. Umschalt+Eingabe erstellt es.</translation>
    </message>
    <message>
      <source>Type tags, separated by commas</source>
      <translation>Schlagwörter eingeben, durch Kommas getrennt</translation>
    </message>
  </context>
  <context>
    <name>TagChooser</name>
    <message>
      <source>Matching tags</source>
      <translation>Passende Schlagwörter</translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>Schlagwort</translation>
    </message>
  </context>
  <context>
    <name>TagCombo</name>
    <message>
      <source>Choose a tag from the list.</source>
      <translation>Ein Schlagwort aus der Liste wählen.</translation>
    </message>
  </context>
  <context>
    <name>TagDialog</name>
    <message>
      <source>%1, currently %2</source>
      <translation>%1, derzeit %2</translation>
    </message>
    <message>
      <source>Aliases</source>
      <translation>Aliasse</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>Farbe</translation>
    </message>
    <message>
      <source>Create</source>
      <translation>Anlegen</translation>
    </message>
    <message>
      <source>Edit tag</source>
      <translation>Schlagwort bearbeiten</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>New tag</source>
      <translation>Neues Schlagwort</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Keine</translation>
    </message>
    <message>
      <source>None (top level)</source>
      <translation>Keines (oberste Ebene)</translation>
    </message>
    <message>
      <source>Number key</source>
      <translation>Zifferntaste</translation>
    </message>
    <message>
      <source>One line that helps to find it in videos. Optional.</source>
      <translation>Eine Zeile, die hilft, es in Videos zu finden. Optional.</translation>
    </message>
    <message>
      <source>One per line. They work wherever the name does.</source>
      <translation>Je Zeile einer. Sie gelten überall, wo der Name gilt.</translation>
    </message>
    <message>
      <source>Parent tag</source>
      <translation>Übergeordnet</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Speichern</translation>
    </message>
    <message>
      <source>What it looks like</source>
      <translation>Wie es aussieht</translation>
    </message>
    <message>
      <source>a sandy beach with waves</source>
      <translation>ein Sandstrand mit Wellen</translation>
    </message>
  </context>
  <context>
    <name>TagOffer</name>
    <message numerus="yes">
      <source>%n videos</source>
      <translation>
        <numerusform>%n Video</numerusform>
        <numerusform>%n Videos</numerusform>
      </translation>
    </message>
    <message>
      <source>also called %1</source>
      <translation>auch: %1</translation>
    </message>
    <message>
      <source>create tag: Enter</source>
      <translation>Schlagwort erstellen: Eingabe</translation>
    </message>
    <message>
      <source>create tag: Shift+Enter</source>
      <translation>Schlagwort erstellen: Umschalt+Eingabe</translation>
    </message>
  </context>
  <context>
    <name>TagPreview</name>
    <message numerus="yes">
      <source>%n moments</source>
      <translation>
        <numerusform>%n Moment</numerusform>
        <numerusform>%n Momente</numerusform>
      </translation>
    </message>
    <message>
      <source>The best matches appear here as you type.</source>
      <translation>Die besten Treffer erscheinen hier beim Tippen.</translation>
    </message>
    <message>
      <source>The search model does not know this word: the tag will learn from your decisions.</source>
      <translation>Das Suchmodell kennt dieses Wort nicht: Das Schlagwort lernt aus den Entscheidungen.</translation>
    </message>
    <message>
      <source>This search model cannot search by words: the tag will learn only from your decisions.</source>
      <translation>Dieses Suchmodell kann nicht nach Wörtern suchen: Das Schlagwort lernt nur aus den Entscheidungen.</translation>
    </message>
    <message>
      <source>What this tag would find</source>
      <translation>Was dieses Schlagwort finden würde</translation>
    </message>
  </context>
  <context>
    <name>TagPreviewing</name>
    <message>
      <source>Finding the best matches…</source>
      <translation>Beste Treffer werden gesucht…</translation>
    </message>
    <message>
      <source>The best matches appear here as you type.</source>
      <translation>Die besten Treffer erscheinen hier beim Tippen.</translation>
    </message>
  </context>
  <context>
    <name>TagQuality</name>
    <message>
      <source>%1 after %2</source>
      <translation>%1 nach %2</translation>
    </message>
    <message>
      <source>%1, %2</source>
      <translation>%1, %2</translation>
    </message>
    <message>
      <source>%1.</source>
      <translation>%1.</translation>
    </message>
    <message>
      <source>%1. A tag needs about %2 of each, from different videos.</source>
      <translation>%1. Ein Schlagwort braucht von beiden etwa %2, aus verschiedenen Videos.</translation>
    </message>
    <message>
      <source>%1. Most suggestions can be trusted.</source>
      <translation>%1. Den meisten Vorschlägen kann man trauen.</translation>
    </message>
    <message>
      <source>%1. Reject wrong suggestions, or raise the threshold.</source>
      <translation>%1. Falsche Vorschläge ablehnen oder den Schwellenwert erhöhen.</translation>
    </message>
    <message>
      <source>%1. Suggestions are worth reviewing, but some will be wrong.</source>
      <translation>%1. Die Vorschläge sind eine Durchsicht wert, aber einige werden falsch sein.</translation>
    </message>
    <message numerus="yes">
      <source>%n accepted</source>
      <translation>
        <numerusform>%n angenommen</numerusform>
        <numerusform>%n angenommen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n decisions</source>
      <translation>
        <numerusform>%n Entscheidung</numerusform>
        <numerusform>%n Entscheidungen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rejected</source>
      <translation>
        <numerusform>%n abgelehnt</numerusform>
        <numerusform>%n abgelehnt</numerusform>
      </translation>
    </message>
    <message>
      <source>Accuracy on examples kept back for testing: %1. It tells how well accepted videos rank above rejected ones, not how many suggestions are right.</source>
      <translation>Genauigkeit an Beispielen, die zum Testen zurückgehalten wurden: %1. Sie sagt, wie gut angenommene Videos vor abgelehnten liegen, nicht, wie viele Vorschläge stimmen.</translation>
    </message>
    <message>
      <source>Examining the tag…</source>
      <translation>Das Schlagwort wird untersucht …</translation>
    </message>
    <message>
      <source>Found above this score: about %1 of 10 of the videos you accepted</source>
      <translation>Gefunden ab diesem Wert: etwa %1 von 10 der angenommenen Videos</translation>
    </message>
    <message>
      <source>Found above this score: too few decisions to tell</source>
      <translation>Gefunden ab diesem Wert: zu wenige Entscheidungen</translation>
    </message>
    <message>
      <source>Many suggestions are wrong</source>
      <translation>Viele Vorschläge sind falsch</translation>
    </message>
    <message>
      <source>More decisions would help.</source>
      <translation>Mehr Entscheidungen würden helfen.</translation>
    </message>
    <message>
      <source>More of the same would hardly help, but decisions about unusual videos might.</source>
      <translation>Mehr vom Gleichen würde kaum helfen, Entscheidungen über ungewöhnliche Videos vielleicht.</translation>
    </message>
    <message>
      <source>Not checked yet</source>
      <translation>Noch nicht geprüft</translation>
    </message>
    <message>
      <source>Reliable</source>
      <translation>Verlässlich</translation>
    </message>
    <message>
      <source>Right above this score: about %1 of 10 of the videos you decided about</source>
      <translation>Richtig ab diesem Wert: etwa %1 von 10 der entschiedenen Videos</translation>
    </message>
    <message>
      <source>Right above this score: too few decisions to tell</source>
      <translation>Richtig ab diesem Wert: zu wenige Entscheidungen</translation>
    </message>
    <message>
      <source>Too few examples</source>
      <translation>Zu wenige Beispiele</translation>
    </message>
    <message>
      <source>Usable</source>
      <translation>Brauchbar</translation>
    </message>
  </context>
  <context>
    <name>TagQualityDialog</name>
    <message>
      <source>Examining the tag…</source>
      <translation>Das Schlagwort wird untersucht …</translation>
    </message>
    <message>
      <source>Learning curve</source>
      <translation>Lernkurve</translation>
    </message>
    <message>
      <source>Lowest score to suggest</source>
      <translation>Niedrigster Wert für Vorschläge</translation>
    </message>
    <message>
      <source>Review 12 more</source>
      <translation>12 weitere durchsehen</translation>
    </message>
    <message>
      <source>Show as table</source>
      <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
      <source>Tag quality: %1</source>
      <translation>Qualität des Schlagworts: %1</translation>
    </message>
    <message>
      <source>The curve appears once you have accepted and rejected a few videos.</source>
      <translation>Die Kurve erscheint, sobald einige Videos angenommen und abgelehnt sind.</translation>
    </message>
  </context>
  <context>
    <name>TagTreeDelegate</name>
    <message>
      <source>Name of the tag</source>
      <translation>Name des Schlagworts</translation>
    </message>
  </context>
  <context>
    <name>TagTreeView</name>
    <message>
      <source>Tags</source>
      <translation>Schlagwörter</translation>
    </message>
  </context>
  <context>
    <name>Tagger</name>
    <message>
      <source>%1 rejected · %2</source>
      <translation>%1 abgelehnt · %2</translation>
    </message>
    <message>
      <source>%1 removed · %2</source>
      <translation>%1 entfernt · %2</translation>
    </message>
    <message>
      <source>%1 · %2</source>
      <translation>%1 · %2</translation>
    </message>
    <message>
      <source>%1 · already applied</source>
      <translation>%1 · bereits angewendet</translation>
    </message>
    <message>
      <source>%1 · already rejected</source>
      <translation>%1 · bereits abgelehnt</translation>
    </message>
    <message>
      <source>%1 · nothing to remove</source>
      <translation>%1 · nichts zu entfernen</translation>
    </message>
    <message numerus="yes">
      <source>%n suggestions accepted: %1</source>
      <translation>
        <numerusform>%n Vorschlag angenommen: %1</numerusform>
        <numerusform>%n Vorschläge angenommen: %1</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n suggestions rejected: %1</source>
      <translation>
        <numerusform>%n Vorschlag abgelehnt: %1</numerusform>
        <numerusform>%n Vorschläge abgelehnt: %1</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing selected: select videos or a moment first</source>
      <translation>Nichts ausgewählt: zuerst Videos oder einen Moment auswählen</translation>
    </message>
  </context>
  <context>
    <name>Tags</name>
    <message>
      <source>%1 about %2 transferred to “%3”.</source>
      <translation>%1 zu %2, übertragen auf „%3“.</translation>
    </message>
    <message>
      <source>%1 and %2 more</source>
      <translation>%1 und %2 weitere</translation>
    </message>
    <message>
      <source>%1, %2 of them with the tag itself</source>
      <translation>%1, davon %2 mit dem Schlagwort selbst</translation>
    </message>
    <message numerus="yes">
      <source>%n decisions</source>
      <translation>
        <numerusform>%n Entscheidung</numerusform>
        <numerusform>%n Entscheidungen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them are replaced by another decision about the same moment.</source>
      <translation>
        <numerusform>%n davon wird durch eine andere Entscheidung zum selben Moment ersetzt.</numerusform>
        <numerusform>%n davon werden durch eine andere Entscheidung zum selben Moment ersetzt.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tags below move to the top level.</source>
      <translation>
        <numerusform>%n untergeordnetes Schlagwort rückt auf die oberste Ebene.</numerusform>
        <numerusform>%n untergeordnete Schlagwörter rücken auf die oberste Ebene.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tags below move under “%1”.</source>
      <translation>
        <numerusform>%n Schlagwort darunter rückt unter „%1“.</numerusform>
        <numerusform>%n Schlagwörter darunter rücken unter „%1“.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n videos</source>
      <translation>
        <numerusform>%n Video</numerusform>
        <numerusform>%n Videos</numerusform>
      </translation>
    </message>
    <message>
      <source>A tag needs a name.</source>
      <translation>Ein Schlagwort braucht einen Namen.</translation>
    </message>
    <message>
      <source>A tag “%1” already exists.</source>
      <translation>Ein Schlagwort „%1“ gibt es bereits.</translation>
    </message>
    <message>
      <source>Also: %1</source>
      <translation>Auch: %1</translation>
    </message>
    <message>
      <source>Create tag %1</source>
      <translation>Schlagwort %1 anlegen</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Löschen</translation>
    </message>
    <message numerus="yes">
      <source>Delete %n tags</source>
      <translation>
        <numerusform>%n Schlagwort löschen</numerusform>
        <numerusform>%n Schlagwörter löschen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Delete %n tags?</source>
      <translation>
        <numerusform>%n Schlagwort löschen?</numerusform>
        <numerusform>%n Schlagwörter löschen?</numerusform>
      </translation>
    </message>
    <message>
      <source>Delete tag %1</source>
      <translation>Schlagwort %1 löschen</translation>
    </message>
    <message>
      <source>Delete the tag “%1”?</source>
      <translation>Schlagwort „%1“ löschen?</translation>
    </message>
    <message>
      <source>Edit tag %1</source>
      <translation>Schlagwort %1 bearbeiten</translation>
    </message>
    <message>
      <source>Edit → Undo restores everything.</source>
      <translation>Bearbeiten → Rückgängig stellt alles wieder her.</translation>
    </message>
    <message>
      <source>Enter removes the filter</source>
      <translation>Eingabe entfernt den Filter</translation>
    </message>
    <message>
      <source>Enter shows only these videos</source>
      <translation>Eingabe zeigt nur diese Videos</translation>
    </message>
    <message>
      <source>Filter by “%1” (Enter)</source>
      <translation>Nach „%1“ filtern (Eingabe)</translation>
    </message>
    <message numerus="yes">
      <source>It is suggested for %n videos.</source>
      <translation>
        <numerusform>Es ist für %n Video vorgeschlagen.</numerusform>
        <numerusform>Es ist für %n Videos vorgeschlagen.</numerusform>
      </translation>
    </message>
    <message>
      <source>Key %1</source>
      <translation>Taste %1</translation>
    </message>
    <message>
      <source>Look for examples</source>
      <translation>Beispiele suchen</translation>
    </message>
    <message>
      <source>Merge into %1: %2</source>
      <translation>In %1 zusammenführen: %2</translation>
    </message>
    <message>
      <source>Move to the top: %1</source>
      <translation>Nach oben verschieben: %1</translation>
    </message>
    <message>
      <source>Move under %1: %2</source>
      <translation>Unter %1 verschieben: %2</translation>
    </message>
    <message>
      <source>New tag</source>
      <translation>Neues Schlagwort</translation>
    </message>
    <message>
      <source>No video has the tag “%1” yet.</source>
      <translation>Noch hat kein Video das Schlagwort „%1“.</translation>
    </message>
    <message>
      <source>Rename tag %1 to %2</source>
      <translation>Schlagwort %1 umbenennen in %2</translation>
    </message>
    <message>
      <source>Review suggestions</source>
      <translation>Vorschläge durchsehen</translation>
    </message>
    <message>
      <source>Select a tag in the Tags panel first.</source>
      <translation>Zuerst ein Schlagwort im Bereich „Schlagwörter“ auswählen.</translation>
    </message>
    <message>
      <source>Select a tag in the tags panel first.</source>
      <translation>Zuerst ein Schlagwort im Bereich der Schlagwörter auswählen.</translation>
    </message>
    <message>
      <source>Set the threshold of %1 to %2</source>
      <translation>Schwellenwert von %1 auf %2 setzen</translation>
    </message>
    <message>
      <source>Show these videos</source>
      <translation>Diese Videos zeigen</translation>
    </message>
    <message>
      <source>Stop filtering by “%1” (Enter)</source>
      <translation>Nicht mehr nach „%1“ filtern (Eingabe)</translation>
    </message>
    <message numerus="yes">
      <source>Suggested for %n videos</source>
      <translation>
        <numerusform>Für %n Video vorgeschlagen</numerusform>
        <numerusform>Für %n Videos vorgeschlagen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Tag %n videos: %1</source>
      <translation>
        <numerusform>%n Video verschlagworten: %1</numerusform>
        <numerusform>%n Videos verschlagworten: %1</numerusform>
      </translation>
    </message>
    <message>
      <source>Tag a moment: %1</source>
      <translation>Einen Moment verschlagworten: %1</translation>
    </message>
    <message>
      <source>The merged names become aliases of “%1”.</source>
      <translation>Die zusammengeführten Namen werden Aliasse von „%1“.</translation>
    </message>
    <message>
      <source>The merged tags have no decisions.</source>
      <translation>Zu den zusammengeführten Schlagwörtern gibt es keine Entscheidungen.</translation>
    </message>
    <message>
      <source>The tag “%1” was already applied.</source>
      <translation>Das Schlagwort „%1“ war bereits angewendet.</translation>
    </message>
    <message>
      <source>Unreviewed</source>
      <translation>Nicht durchgesehen</translation>
    </message>
    <message>
      <source>Untagged</source>
      <translation>Ohne Schlagwörter</translation>
    </message>
    <message>
      <source>Use the learned threshold for %1</source>
      <translation>Gelernten Schwellenwert für %1 verwenden</translation>
    </message>
    <message>
      <source>Your decisions about %1 are deleted too (%2).</source>
      <translation>Die Entscheidungen zu %1 werden ebenfalls gelöscht (%2).</translation>
    </message>
    <message>
      <source>only videos with it</source>
      <translation>nur Videos damit</translation>
    </message>
    <message>
      <source>only videos without it</source>
      <translation>nur Videos ohne es</translation>
    </message>
    <message numerus="yes">
      <source>suggested for %n videos</source>
      <translation>
        <numerusform>für %n Video vorgeschlagen</numerusform>
        <numerusform>für %n Videos vorgeschlagen</numerusform>
      </translation>
    </message>
    <message>
      <source>“%1” is already an alias of “%2”.</source>
      <translation>„%1“ ist bereits ein Alias von „%2“.</translation>
    </message>
  </context>
  <context>
    <name>TagsMenu</name>
    <message>
      <source>Enter applies, Shift+Enter creates, Ctrl+Enter rejects, Alt+Enter removes</source>
      <translation>Eingabe vergibt, Umschalt+Eingabe erstellt, Strg+Eingabe lehnt ab, Alt+Eingabe entfernt</translation>
    </message>
    <message>
      <source>Find or create a tag</source>
      <translation>Schlagwort suchen oder erstellen</translation>
    </message>
    <message>
      <source>Tag&amp;s</source>
      <translation>&amp;Schlagwörter</translation>
    </message>
    <message>
      <source>Tag&amp;s of this moment</source>
      <translation>&amp;Schlagwörter dieses Moments</translation>
    </message>
  </context>
  <context>
    <name>TagsPanel</name>
    <message>
      <source>Create tag “%1”</source>
      <translation>Schlagwort „%1“ anlegen</translation>
    </message>
    <message>
      <source>Find or create a tag</source>
      <translation>Suchen oder anlegen</translation>
    </message>
    <message>
      <source>New tag…</source>
      <translation>Neues Schlagwort…</translation>
    </message>
    <message>
      <source>No matching tags.</source>
      <translation>Keine passenden Schlagwörter.</translation>
    </message>
    <message>
      <source>Tags are your own words for what is in your videos. Type the first one above.</source>
      <translation>Schlagwörter sind eigene Wörter für das, was in den Videos ist. Oben das erste eingeben.</translation>
    </message>
  </context>
  <context>
    <name>Target</name>
    <message>
      <source>%1 of %2</source>
      <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
      <source>%n moments</source>
      <translation>
        <numerusform>%n Moment</numerusform>
        <numerusform>%n Momente</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n videos</source>
      <translation>
        <numerusform>%n Video</numerusform>
        <numerusform>%n Videos</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing selected</source>
      <translation>Nichts ausgewählt</translation>
    </message>
  </context>
  <context>
    <name>TermChip</name>
    <message>
      <source>%1: %2, weight %3</source>
      <translation>%1: %2, Gewicht %3</translation>
    </message>
    <message>
      <source>How much it counts beside the others</source>
      <translation>Wie viel es neben den anderen zählt</translation>
    </message>
    <message>
      <source>Less like this</source>
      <translation>Weniger davon</translation>
    </message>
    <message>
      <source>Minus turns it around, Up and Down change its weight, Delete removes it</source>
      <translation>Minus kehrt es um, Pfeil auf und ab ändern das Gewicht, Entf entfernt es</translation>
    </message>
    <message>
      <source>More like this</source>
      <translation>Mehr davon</translation>
    </message>
    <message>
      <source>Weight</source>
      <translation>Gewicht</translation>
    </message>
  </context>
  <context>
    <name>ThresholdChoice</name>
    <message numerus="yes">
      <source>%n videos reach this score, including those you decided about.</source>
      <translation>
        <numerusform>%n Video erreicht diesen Wert, entschiedene eingeschlossen.</numerusform>
        <numerusform>%n Videos erreichen diesen Wert, entschiedene eingeschlossen.</numerusform>
      </translation>
    </message>
    <message>
      <source>Automatic (learned from your decisions)</source>
      <translation>Automatisch (aus den Entscheidungen gelernt)</translation>
    </message>
    <message>
      <source>Lowest score to suggest, in percent</source>
      <translation>Niedrigster Wert für Vorschläge, in Prozent</translation>
    </message>
  </context>
  <context>
    <name>Time</name>
    <message numerus="yes">
      <source>about %n days</source>
      <translation>
        <numerusform>etwa %n Tag</numerusform>
        <numerusform>etwa %n Tage</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n h</source>
      <translation>
        <numerusform>etwa %n h</numerusform>
        <numerusform>etwa %n h</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n h left</source>
      <translation>
        <numerusform>noch etwa %n h</numerusform>
        <numerusform>noch etwa %n h</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n min</source>
      <translation>
        <numerusform>etwa %n min</numerusform>
        <numerusform>etwa %n min</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n min left</source>
      <translation>
        <numerusform>noch etwa %n min</numerusform>
        <numerusform>noch etwa %n min</numerusform>
      </translation>
    </message>
    <message>
      <source>less than a minute</source>
      <translation>weniger als eine Minute</translation>
    </message>
    <message>
      <source>less than a minute left</source>
      <translation>noch weniger als eine Minute</translation>
    </message>
  </context>
  <context>
    <name>TimeField</name>
    <message>
      <source>1:23.5 or 250f</source>
      <translation>1:23.5 oder 250f</translation>
    </message>
    <message>
      <source>A time such as 1:23.5, a step such as +10, or a frame such as 250f</source>
      <translation>Eine Zeit wie 1:23.5, ein Schritt wie +10 oder ein Bild wie 250f</translation>
    </message>
    <message>
      <source>Go to time</source>
      <translation>Zu einer Zeit gehen</translation>
    </message>
    <message>
      <source>Not a valid time. Use 1:23.5, +10 or 250f.</source>
      <translation>Keine gültige Zeit. Möglich sind 1:23.5, +10 oder 250f.</translation>
    </message>
    <message>
      <source>Time: %1 of %2</source>
      <translation>Zeit: %1 von %2</translation>
    </message>
  </context>
  <context>
    <name>Timeline</name>
    <message>
      <source>%1 s</source>
      <translation>%1 s</translation>
    </message>
    <message>
      <source>%1, %2 to %3, %4</source>
      <translation>%1, %2 bis %3, %4</translation>
    </message>
    <message numerus="yes">
      <source>%n moments</source>
      <translation>
        <numerusform>%n Moment</numerusform>
        <numerusform>%n Momente</numerusform>
      </translation>
    </message>
    <message>
      <source>A moment must end after it starts and lie within its video.</source>
      <translation>Ein Moment muss nach seinem Anfang enden und innerhalb des Videos liegen.</translation>
    </message>
    <message>
      <source>Accept %1 in %2</source>
      <translation>%1 in %2 annehmen</translation>
    </message>
    <message>
      <source>Accept %1 with new times in %2</source>
      <translation>%1 mit neuen Zeiten in %2 annehmen</translation>
    </message>
    <message>
      <source>Accepted</source>
      <translation>Angenommen</translation>
    </message>
    <message>
      <source>Decided by</source>
      <translation>Entschieden durch</translation>
    </message>
    <message>
      <source>End</source>
      <translation>Ende</translation>
    </message>
    <message>
      <source>Found</source>
      <translation>Gefunden</translation>
    </message>
    <message>
      <source>In and &amp;out points</source>
      <translation>In- und &amp;Out-Punkte</translation>
    </message>
    <message>
      <source>Join %1 in %2</source>
      <translation>%1 in %2 verbinden</translation>
    </message>
    <message>
      <source>Learned, version %1</source>
      <translation>Gelernt, Version %1</translation>
    </message>
    <message>
      <source>Move %1 in %2</source>
      <translation>%1 in %2 verschieben</translation>
    </message>
    <message>
      <source>Move the edge of %1 in %2</source>
      <translation>Rand von %1 in %2 verschieben</translation>
    </message>
    <message>
      <source>Nothing to join: select a moment that touches another one with the same tag.</source>
      <translation>Nichts zu verbinden: einen Moment auswählen, der einen anderen mit demselben Schlagwort berührt.</translation>
    </message>
    <message>
      <source>Nothing to split: move the playhead inside a moment.</source>
      <translation>Nichts zu teilen: Abspielkopf in einen Moment setzen.</translation>
    </message>
    <message>
      <source>Reject %1 in %2</source>
      <translation>%1 in %2 ablehnen</translation>
    </message>
    <message>
      <source>Rejected</source>
      <translation>Abgelehnt</translation>
    </message>
    <message>
      <source>Remove %1 from a moment of %2</source>
      <translation>%1 von einem Moment in %2 entfernen</translation>
    </message>
    <message>
      <source>Select a suggestion first: Up and Down step through the moments.</source>
      <translation>Zuerst einen Vorschlag auswählen: Auf und Ab gehen von Moment zu Moment.</translation>
    </message>
    <message>
      <source>Split %1 in %2</source>
      <translation>%1 in %2 teilen</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>Anfang</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>Suggested, %1</source>
      <translation>Vorgeschlagen, %1</translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>Schlagwort</translation>
    </message>
    <message>
      <source>You</source>
      <translation>Selbst</translation>
    </message>
  </context>
  <context>
    <name>TimelineBar</name>
    <message>
      <source>End of the moment</source>
      <translation>Ende des Moments</translation>
    </message>
    <message>
      <source>Start of the moment</source>
      <translation>Anfang des Moments</translation>
    </message>
  </context>
  <context>
    <name>TimelineCanvas</name>
    <message>
      <source>Timeline</source>
      <translation>Zeitleiste</translation>
    </message>
  </context>
  <context>
    <name>TimelineList</name>
    <message>
      <source>Moments of this video</source>
      <translation>Momente dieses Videos</translation>
    </message>
  </context>
  <context>
    <name>TimelinePanel</name>
    <message>
      <source>Analyse again</source>
      <translation>Neu analysieren</translation>
    </message>
    <message>
      <source>No moments here yet. I and O set the in and out points, S tags what lies between.</source>
      <translation>Noch keine Momente hier. I und O setzen Anfang und Ende, S verschlagwortet den Teil dazwischen.</translation>
    </message>
    <message>
      <source>Select a video to see its timeline.</source>
      <translation>Video auswählen, um seine Zeitleiste zu sehen.</translation>
    </message>
    <message>
      <source>This video could not be read: %1</source>
      <translation>Dieses Video war nicht lesbar: %1</translation>
    </message>
    <message>
      <source>This video has not been read yet. Its timeline appears once it has.</source>
      <translation>Dieses Video wurde noch nicht gelesen. Die Zeitleiste erscheint danach.</translation>
    </message>
  </context>
  <context>
    <name>Toast</name>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
  </context>
  <context>
    <name>TopRow</name>
    <message>
      <source>Add folder…</source>
      <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Ordner</translation>
    </message>
  </context>
  <context>
    <name>Training</name>
    <message>
      <source>%1 (%2)</source>
      <translation>%1 (%2)</translation>
    </message>
    <message>
      <source>%1 got worse</source>
      <translation>%1 schlechter</translation>
    </message>
    <message>
      <source>%1 unchanged</source>
      <translation>%1 unverändert</translation>
    </message>
    <message>
      <source>%1; many more suggestions</source>
      <translation>%1; viel mehr Vorschläge</translation>
    </message>
    <message numerus="yes">
      <source>%n decisions</source>
      <translation>
        <numerusform>%n Entscheidung</numerusform>
        <numerusform>%n Entscheidungen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n minutes</source>
      <translation>
        <numerusform>%n Minute</numerusform>
        <numerusform>%n Minuten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new decisions</source>
      <translation>
        <numerusform>%n neue Entscheidung</numerusform>
        <numerusform>%n neue Entscheidungen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n seconds</source>
      <translation>
        <numerusform>%n Sekunde</numerusform>
        <numerusform>%n Sekunden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tags</source>
      <translation>
        <numerusform>%n Schlagwort</numerusform>
        <numerusform>%n Schlagwörter</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tags got worse</source>
      <translation>
        <numerusform>%n Schlagwort schlechter</numerusform>
        <numerusform>%n Schlagwörter schlechter</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tags improved</source>
      <translation>
        <numerusform>%n Schlagwort besser</numerusform>
        <numerusform>%n Schlagwörter besser</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tags stay as they are: those that got worse, would be suggested far more often, or have too few decisions to tell</source>
      <translation>
        <numerusform>%n Schlagwort bleibt, wie es ist: weil es schlechter wurde, viel öfter vorgeschlagen würde oder zu wenige Entscheidungen hat</numerusform>
        <numerusform>%n Schlagwörter bleiben, wie sie sind: weil sie schlechter wurden, viel öfter vorgeschlagen würden oder zu wenige Entscheidungen haben</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tags would be suggested far more often.</source>
      <translation>
        <numerusform>%n Schlagwort würde viel öfter vorgeschlagen.</numerusform>
        <numerusform>%n Schlagwörter würden viel öfter vorgeschlagen.</numerusform>
      </translation>
    </message>
    <message>
      <source>Change</source>
      <translation>Änderung</translation>
    </message>
    <message>
      <source>No tag changed.</source>
      <translation>Kein Schlagwort hat sich geändert.</translation>
    </message>
    <message>
      <source>Quality before</source>
      <translation>Qualität vorher</translation>
    </message>
    <message>
      <source>Quality is the accuracy on examples kept back for testing, the same ones before and after. It is not the share of suggestions that are right.</source>
      <translation>Qualität ist die Genauigkeit an Beispielen, die zum Testen zurückgehalten wurden, vorher und nachher an denselben. Sie ist nicht der Anteil der richtigen Vorschläge.</translation>
    </message>
    <message>
      <source>Suggested before</source>
      <translation>Vorgeschlagen vorher</translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>Schlagwort</translation>
    </message>
    <message>
      <source>The current version stays in use.</source>
      <translation>Die bisherige Version bleibt in Verwendung.</translation>
    </message>
    <message>
      <source>The training was undone. The version before it is in use again.</source>
      <translation>Das Training wurde rückgängig gemacht. Die Version davor ist wieder in Verwendung.</translation>
    </message>
    <message>
      <source>There are too few decisions to tell whether it is better.</source>
      <translation>Es gibt zu wenige Entscheidungen, um zu sagen, ob es besser ist.</translation>
    </message>
    <message>
      <source>Training finished. %1 Choose below the tags whether to use the new version.</source>
      <translation>Training abgeschlossen. %1 Unter den Schlagwörtern auswählen, ob die neue Version verwendet wird.</translation>
    </message>
    <message>
      <source>Undecided videos that the tag is suggested for</source>
      <translation>Nicht entschiedene Videos, für die das Schlagwort vorgeschlagen wird</translation>
    </message>
    <message>
      <source>Version %1 is in use.</source>
      <translation>Version %1 ist in Gebrauch.</translation>
    </message>
    <message>
      <source>Version %1, from %2 on %3, in %4.</source>
      <translation>Version %1, aus %2 am %3, in %4.</translation>
    </message>
    <message>
      <source>after</source>
      <translation>nachher</translation>
    </message>
    <message>
      <source>no change</source>
      <translation>keine Änderung</translation>
    </message>
    <message>
      <source>too few decisions to tell</source>
      <translation>zu wenige Entscheidungen für ein Urteil</translation>
    </message>
    <message>
      <source>↑ improved by %1</source>
      <translation>↑ um %1 besser</translation>
    </message>
    <message>
      <source>↓ worse by %1</source>
      <translation>↓ schlechter um %1</translation>
    </message>
  </context>
  <context>
    <name>TrainingCard</name>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Hide</source>
      <translation>Ausblenden</translation>
    </message>
    <message>
      <source>It is not in use yet. If you close this window, you find it in the training history.</source>
      <translation>Sie ist noch nicht in Verwendung. Wird dieses Fenster geschlossen, ist sie im Trainingsverlauf zu finden.</translation>
    </message>
    <message>
      <source>Keep current version</source>
      <translation>Bisherige behalten</translation>
    </message>
    <message>
      <source>Nothing changed</source>
      <translation>Nichts wurde geändert</translation>
    </message>
    <message>
      <source>Older versions are kept. You can undo this training at any time.</source>
      <translation>Ältere Versionen bleiben erhalten. Dieses Training lässt sich jederzeit rückgängig machen.</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Fortschritt</translation>
    </message>
    <message>
      <source>Show new suggestions</source>
      <translation>Neue Vorschläge zeigen</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <source>Stopping…</source>
      <translation>Wird angehalten…</translation>
    </message>
    <message>
      <source>Tags before and after</source>
      <translation>Schlagwörter vorher und nachher</translation>
    </message>
    <message>
      <source>The suggestions are the same as before</source>
      <translation>Die Vorschläge sind dieselben wie vorher</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>Training on your decisions</source>
      <translation>Training mit den getroffenen Entscheidungen</translation>
    </message>
    <message>
      <source>Undo training</source>
      <translation>Training rückgängig machen</translation>
    </message>
    <message>
      <source>Use new version</source>
      <translation>Neue verwenden</translation>
    </message>
    <message>
      <source>Use only safe changes</source>
      <translation>Nur sichere Änderungen verwenden</translation>
    </message>
    <message>
      <source>Use the previous version again; your decisions since then still count</source>
      <translation>Wieder die vorige Version verwenden; Entscheidungen seitdem zählen weiter</translation>
    </message>
    <message>
      <source>You can keep working. Suggestions stay as they are until training has finished.</source>
      <translation>Die Arbeit kann weitergehen. Vorschläge bleiben, wie sie sind, bis das Training abgeschlossen ist.</translation>
    </message>
  </context>
  <context>
    <name>Trouble</name>
    <message>
      <source>Clipshelf can keep a copy of the damaged file and recover what can be read from it and from the newest backup into a new catalog. Your videos are not touched.</source>
      <translation>Clipshelf kann eine Kopie der beschädigten Datei aufheben und in einen neuen Katalog retten, was sich aus ihr und aus der neuesten Sicherung lesen lässt. Die Videos werden nicht angerührt.</translation>
    </message>
    <message>
      <source>Leave as is</source>
      <translation>So lassen</translation>
    </message>
    <message>
      <source>Recover what can be read</source>
      <translation>Lesbares retten</translation>
    </message>
  </context>
  <context>
    <name>Versions</name>
    <message>
      <source>%1 (in use)</source>
      <translation>%1 (in Verwendung)</translation>
    </message>
    <message>
      <source>%1 (proposed)</source>
      <translation>%1 (vorgeschlagen)</translation>
    </message>
    <message numerus="yes">
      <source>%n decisions since the last training.</source>
      <translation>
        <numerusform>%n Entscheidung seit dem letzten Training.</numerusform>
        <numerusform>%n Entscheidungen seit dem letzten Training.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tags were skipped because they are not in this library: %1</source>
      <translation>
        <numerusform>%n Schlagwort wurde übersprungen, weil es in dieser Bibliothek fehlt: %1</numerusform>
        <numerusform>%n Schlagwörter wurden übersprungen, weil sie in dieser Bibliothek fehlen: %1</numerusform>
      </translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>Alle Dateien (*)</translation>
    </message>
    <message>
      <source>Checking…</source>
      <translation>Wird geprüft…</translation>
    </message>
    <message>
      <source>Comparing…</source>
      <translation>Wird verglichen…</translation>
    </message>
    <message>
      <source>Created</source>
      <translation>Erstellt</translation>
    </message>
    <message>
      <source>Decisions</source>
      <translation>Entscheidungen</translation>
    </message>
    <message>
      <source>Export version</source>
      <translation>Version exportieren</translation>
    </message>
    <message>
      <source>Exporting…</source>
      <translation>Export läuft …</translation>
    </message>
    <message>
      <source>Import version</source>
      <translation>Version importieren</translation>
    </message>
    <message>
      <source>Quality</source>
      <translation>Qualität</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>Schlagwörter</translation>
    </message>
    <message>
      <source>Trained versions (*%1)</source>
      <translation>Trainierte Versionen (*%1)</translation>
    </message>
    <message>
      <source>Updating suggestions…</source>
      <translation>Vorschläge werden aktualisiert …</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>Version</translation>
    </message>
    <message>
      <source>Version %1 is in use.</source>
      <translation>Version %1 ist in Gebrauch.</translation>
    </message>
    <message>
      <source>Version %1 was exported to %2.</source>
      <translation>Version %1 wurde nach %2 exportiert.</translation>
    </message>
    <message>
      <source>Version %1 was imported and is now in use.</source>
      <translation>Version %1 wurde importiert und ist jetzt in Verwendung.</translation>
    </message>
    <message>
      <source>imported</source>
      <translation>importiert</translation>
    </message>
    <message>
      <source>too few decisions to tell</source>
      <translation>zu wenige Entscheidungen für ein Urteil</translation>
    </message>
  </context>
  <context>
    <name>VersionsDialog</name>
    <message>
      <source>A proposed version is not used until you choose it.</source>
      <translation>Eine vorgeschlagene Version wird erst verwendet, wenn sie ausgewählt wird.</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>Vergleichen</translation>
    </message>
    <message>
      <source>Each training is kept as a version. Select two to compare them.</source>
      <translation>Jedes Training bleibt als Version erhalten. Zum Vergleichen zwei auswählen.</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>Exportieren…</translation>
    </message>
    <message>
      <source>Import…</source>
      <translation>Importieren…</translation>
    </message>
    <message>
      <source>No training yet. Your corrections are learned right away, even without one.</source>
      <translation>Noch kein Training. Korrekturen werden auch ohne Training sofort gelernt.</translation>
    </message>
    <message>
      <source>Tags before and after</source>
      <translation>Schlagwörter vorher und nachher</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>Trainieren</translation>
    </message>
    <message>
      <source>Training history</source>
      <translation>Trainingsverlauf</translation>
    </message>
    <message>
      <source>Undo training</source>
      <translation>Training rückgängig machen</translation>
    </message>
    <message>
      <source>Use</source>
      <translation>Verwenden</translation>
    </message>
    <message>
      <source>Use the version from before the last training again; your decisions since then still count</source>
      <translation>Wieder die Version vor dem letzten Training verwenden; Entscheidungen seitdem zählen weiter</translation>
    </message>
    <message>
      <source>Version %1 compared with version %2: %3</source>
      <translation>Version %1 verglichen mit Version %2: %3</translation>
    </message>
    <message>
      <source>Versions</source>
      <translation>Stände</translation>
    </message>
    <message>
      <source>View changes</source>
      <translation>Änderungen ansehen</translation>
    </message>
  </context>
  <context>
    <name>VideosPage</name>
    <message>
      <source>Add folder…</source>
      <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>All videos here are offline and hidden. Their drive or folder is not available.</source>
      <translation>Alle Videos hier sind offline und ausgeblendet. Laufwerk oder Ordner ist nicht verfügbar.</translation>
    </message>
    <message>
      <source>No videos here yet.</source>
      <translation>Noch keine Videos hier.</translation>
    </message>
    <message>
      <source>No videos in this folder yet.</source>
      <translation>Noch keine Videos in diesem Ordner.</translation>
    </message>
    <message>
      <source>No videos match these filters.</source>
      <translation>Keine Videos entsprechen diesen Filtern.</translation>
    </message>
    <message>
      <source>Rescan this folder</source>
      <translation>Diesen Ordner neu einlesen</translation>
    </message>
    <message>
      <source>Show all videos</source>
      <translation>Alle Videos anzeigen</translation>
    </message>
    <message>
      <source>Show offline videos</source>
      <translation>Offline-Videos zeigen</translation>
    </message>
    <message>
      <source>Videos</source>
      <translation>Videos</translation>
    </message>
  </context>
  <context>
    <name>ViewBar</name>
    <message numerus="yes">
      <source>%1 of %n videos</source>
      <translation>
        <numerusform>%1 von %n Video</numerusform>
        <numerusform>%1 von %n Videos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n videos</source>
      <translation>
        <numerusform>%n Video</numerusform>
        <numerusform>%n Videos</numerusform>
      </translation>
    </message>
    <message>
      <source>All videos</source>
      <translation>Alle Videos</translation>
    </message>
    <message>
      <source>Filmstrips</source>
      <translation>Filmstreifen</translation>
    </message>
    <message>
      <source>Grid</source>
      <translation>Raster</translation>
    </message>
    <message>
      <source>Grouping: %1</source>
      <translation>Gruppierung: %1</translation>
    </message>
    <message>
      <source>List</source>
      <translation>Liste</translation>
    </message>
    <message>
      <source>Map</source>
      <translation>Karte</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>Sort order: %1</source>
      <translation>Sortierung: %1</translation>
    </message>
  </context>
  <context>
    <name>VolumeSlider</name>
    <message>
      <source>Volume</source>
      <translation>Lautstärke</translation>
    </message>
  </context>
  <context>
    <name>WelcomePage</name>
    <message>
      <source>Add files…</source>
      <translation>Dateien hinzufügen…</translation>
    </message>
    <message>
      <source>Add folder…</source>
      <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>Drop a folder of videos here</source>
      <translation>Ordner mit Videos hierher ziehen</translation>
    </message>
    <message>
      <source>Find any moment in your videos</source>
      <translation>Jeden Moment in den eigenen Videos finden</translation>
    </message>
    <message>
      <source>Pictures appear within seconds. As soon as the first videos are analysed, you can find moments in your own words, such as “waves at sunset” or “a dog on the grass”.</source>
      <translation>Bilder erscheinen nach Sekunden. Sobald die ersten Videos analysiert sind, lassen sich Momente mit eigenen Worten finden, etwa „waves at sunset“ oder „a dog on the grass“.</translation>
    </message>
    <message>
      <source>Search model…</source>
      <translation>Suchmodell…</translation>
    </message>
    <message>
      <source>Your videos stay where they are. They are only read, never changed, and nothing leaves this computer.</source>
      <translation>Die Videos bleiben, wo sie sind. Sie werden nur gelesen, nie verändert, und nichts verlässt diesen Rechner.</translation>
    </message>
  </context>
</TS>
