<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>AboutDialog</name>
    <message>
      <source>A video library that finds the moment you describe. It works on this computer alone.</source>
      <translation>Eine Videobibliothek, die den beschriebenen Moment findet. Sie arbeitet nur auf diesem Rechner.</translation>
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
      <source>Moments that look like it are shown.</source>
      <translation>Momente, die so aussehen, werden gezeigt.</translation>
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
      <source>This is in the library already. It is being looked through for changes.</source>
      <translation>Das ist schon in der Bibliothek. Es wird auf Änderungen durchgesehen.</translation>
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
      <source>%1 of the %2 that were drawn are checked; the others may be right or wrong.</source>
      <translation>%1 der %2 gezogenen sind geprüft; die anderen können richtig oder falsch sein.</translation>
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
      <source>No video is suggested, so there is nothing to check.</source>
      <translation>Es wird kein Video vorgeschlagen, also gibt es nichts zu prüfen.</translation>
    </message>
    <message>
      <source>Nobody has checked yet how many of its suggestions are right.</source>
      <translation>Noch niemand hat geprüft, wie viele der Vorschläge richtig sind.</translation>
    </message>
    <message numerus="yes">
      <source>Only %n videos are suggested, too few for a check.</source>
      <translation>
        <numerusform>Nur %n Video wird vorgeschlagen, zu wenig für eine Prüfung.</numerusform>
        <numerusform>Nur %n Videos werden vorgeschlagen, zu wenige für eine Prüfung.</numerusform>
      </translation>
    </message>
    <message>
      <source>Since then it works with another training.</source>
      <translation>Seither gilt ein anderes Training.</translation>
    </message>
    <message>
      <source>Since then its threshold has changed.</source>
      <translation>Seither hat sich die Schwelle geändert.</translation>
    </message>
    <message>
      <source>Since then many more videos are suggested.</source>
      <translation>Seither sind viel mehr Videos vorgeschlagen.</translation>
    </message>
    <message numerus="yes">
      <source>Since then the tag learned from %n more decisions.</source>
      <translation>
        <numerusform>Seither hat das Schlagwort aus %n weiterer Entscheidung gelernt.</numerusform>
        <numerusform>Seither hat das Schlagwort aus %n weiteren Entscheidungen gelernt.</numerusform>
      </translation>
    </message>
    <message>
      <source>Since then the words of the tag were changed.</source>
      <translation>Seither wurden die Wörter des Schlagworts geändert.</translation>
    </message>
    <message>
      <source>Since then what you decided about it has changed.</source>
      <translation>Seither haben sich Ihre Entscheidungen dazu geändert.</translation>
    </message>
    <message>
      <source>So %1 to %2 of what is suggested is right (90 % certain).</source>
      <translation>Also sind %1 bis %2 der Vorschläge richtig (zu 90 % sicher).</translation>
    </message>
  </context>
  <context>
    <name>BackupsPage</name>
    <message>
      <source>Copies of the catalog</source>
      <translation>Kopien des Katalogs</translation>
    </message>
    <message>
      <source>Copies of the catalog: folders, tags, decisions, ratings and notes. One is made each day, and before every change of its form. Keep one on another disk, too.</source>
      <translation>Kopien des Katalogs: Ordner, Schlagwörter, Entscheidungen, Bewertungen und Notizen. Jeden Tag und vor jeder Änderung seiner Form entsteht eine. Eine davon gehört auch auf einen anderen Datenträger.</translation>
    </message>
    <message>
      <source>Go back to this copy</source>
      <translation>Zu dieser Kopie zurückgehen</translation>
    </message>
    <message>
      <source>Made</source>
      <translation>Erstellt</translation>
    </message>
    <message>
      <source>Make a copy now</source>
      <translation>Jetzt eine Kopie erstellen</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>Why</source>
      <translation>Anlass</translation>
    </message>
    <message>
      <source>of the day</source>
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
      <source>Offline: its drive or folder cannot be reached now</source>
      <translation>Offline: Laufwerk oder Ordner ist zurzeit nicht erreichbar</translation>
    </message>
    <message>
      <source>analysed</source>
      <translation>analysiert</translation>
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
      <source>waits to be analysed</source>
      <translation>wartet auf die Analyse</translation>
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
      <source>given to %1</source>
      <translation>vergeben an %1</translation>
    </message>
    <message numerus="yes">
      <source>given to all %n videos</source>
      <translation>
        <numerusform>vergeben an %n Video</numerusform>
        <numerusform>vergeben an alle %n Videos</numerusform>
      </translation>
    </message>
    <message>
      <source>given to the whole video</source>
      <translation>an das ganze Video vergeben</translation>
    </message>
    <message>
      <source>only moments of the video have it</source>
      <translation>nur Momente des Videos haben es</translation>
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
      <source>&amp;Accept where it is suggested</source>
      <translation>A&amp;nnehmen, wo vorgeschlagen</translation>
    </message>
    <message>
      <source>&amp;Check the next dozen of %1</source>
      <translation>Nächstes Dutzend von %1 &amp;prüfen</translation>
    </message>
    <message>
      <source>&amp;Give to all</source>
      <translation>An alle &amp;vergeben</translation>
    </message>
    <message>
      <source>&amp;Give to the whole video</source>
      <translation>An das ganze Video &amp;vergeben</translation>
    </message>
    <message>
      <source>&amp;Give to this moment</source>
      <translation>An diesen Moment &amp;vergeben</translation>
    </message>
    <message>
      <source>&amp;Mark this moment</source>
      <translation>Diesen Moment &amp;markieren</translation>
    </message>
    <message>
      <source>&amp;Only videos that %1 is suggested for</source>
      <translation>&amp;Nur Videos, für die %1 vorgeschlagen ist</translation>
    </message>
    <message>
      <source>&amp;Only videos with %1</source>
      <translation>&amp;Nur Videos mit %1</translation>
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
      <source>&amp;Reject where it is suggested</source>
      <translation>Ab&amp;lehnen, wo vorgeschlagen</translation>
    </message>
    <message>
      <source>&amp;Reject: it does not fit</source>
      <translation>Ab&amp;lehnen: passt nicht</translation>
    </message>
    <message>
      <source>&amp;Take away</source>
      <translation>&amp;Entfernen</translation>
    </message>
    <message>
      <source>&amp;Take the rejection back</source>
      <translation>Ablehnung &amp;zurücknehmen</translation>
    </message>
    <message>
      <source>How well is %1 &amp;known…</source>
      <translation>Wie gut ist %1 &amp;bekannt…</translation>
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
      <source>Own colour</source>
      <translation>Eigene Farbe</translation>
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
      <source>Commands that fit</source>
      <translation>Passende Befehle</translation>
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
      <source>&amp;Accept the suggestion</source>
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
      <source>&amp;Cancel queued work</source>
      <translation>&amp;Wartende Arbeit abbrechen</translation>
    </message>
    <message>
      <source>&amp;Clear in and out point</source>
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
      <source>&amp;Delete tags</source>
      <translation>Schlagwörter &amp;löschen</translation>
    </message>
    <message>
      <source>&amp;Dismiss message</source>
      <translation>&amp;Meldung schließen</translation>
    </message>
    <message>
      <source>&amp;Edit</source>
      <translation>&amp;Bearbeiten</translation>
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
      <source>&amp;Faster from now on</source>
      <translation>Ab jetzt &amp;schneller</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>&amp;Datei</translation>
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
      <source>&amp;Frame on show</source>
      <translation>Gezeigtes &amp;Bild</translation>
    </message>
    <message>
      <source>&amp;Give tags…</source>
      <translation>Schlagwörter &amp;vergeben…</translation>
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
      <source>&amp;Inspector</source>
      <translation>De&amp;tails</translation>
    </message>
    <message>
      <source>&amp;Jobs</source>
      <translation>Aufträ&amp;ge</translation>
    </message>
    <message>
      <source>&amp;Join with what touches it</source>
      <translation>Mit Angrenzendem ver&amp;binden</translation>
    </message>
    <message>
      <source>&amp;Keep these answers</source>
      <translation>Diese Antworten be&amp;halten</translation>
    </message>
    <message>
      <source>&amp;Keep this search…</source>
      <translation>Suche s&amp;peichern…</translation>
    </message>
    <message>
      <source>&amp;Keys</source>
      <translation>&amp;Tasten</translation>
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
      <source>&amp;Next by letter</source>
      <translation>&amp;Nächster mit Buchstabe</translation>
    </message>
    <message>
      <source>&amp;Next moment</source>
      <translation>&amp;Nächster Moment</translation>
    </message>
    <message>
      <source>&amp;Next moment found</source>
      <translation>Nächster &amp;Treffer</translation>
    </message>
    <message>
      <source>&amp;No groups</source>
      <translation>&amp;Keine Gruppen</translation>
    </message>
    <message>
      <source>&amp;No rating</source>
      <translation>&amp;Keine Bewertung</translation>
    </message>
    <message>
      <source>&amp;One by one</source>
      <translation>&amp;Einzeln</translation>
    </message>
    <message>
      <source>&amp;Open in other player</source>
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
      <source>&amp;Play or pause the clip</source>
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
      <source>&amp;Previous by letter</source>
      <translation>&amp;Voriger mit Buchstabe</translation>
    </message>
    <message>
      <source>&amp;Previous moment</source>
      <translation>&amp;Voriger Moment</translation>
    </message>
    <message>
      <source>&amp;Previous moment found</source>
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
      <source>&amp;Reject by number key</source>
      <translation>Mit Zifferntaste &amp;ablehnen</translation>
    </message>
    <message>
      <source>&amp;Removed videos…</source>
      <translation>Ent&amp;fernte Videos…</translation>
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
      <source>&amp;Reset layout</source>
      <translation>Anordnung &amp;wiederherstellen</translation>
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
      <source>&amp;Show only videos with it</source>
      <translation>Nur Videos da&amp;mit zeigen</translation>
    </message>
    <message>
      <source>&amp;Slower from now on</source>
      <translation>Ab jetzt &amp;langsamer</translation>
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
      <source>&amp;Undo</source>
      <translation>&amp;Rückgängig</translation>
    </message>
    <message>
      <source>&amp;Use as the video's picture</source>
      <translation>Als &amp;Bild des Videos verwenden</translation>
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
      <source>&amp;Withdraw the tag here</source>
      <translation>Schlagwort hier &amp;zurücknehmen</translation>
    </message>
    <message>
      <source>&amp;Write a note</source>
      <translation>&amp;Notiz schreiben</translation>
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
      <source>1 second on</source>
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
      <source>5 seconds on</source>
      <translation>5 Sekunden vor</translation>
    </message>
    <message>
      <source>A tenth of the video back</source>
      <translation>Ein Zehntel des Videos zurück</translation>
    </message>
    <message>
      <source>A tenth of the video on</source>
      <translation>Ein Zehntel des Videos vor</translation>
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
      <source>All f&amp;it</source>
      <translation>&amp;Alle passen</translation>
    </message>
    <message>
      <source>As a &amp;list</source>
      <translation>Als &amp;Liste</translation>
    </message>
    <message>
      <source>Edge a &amp;frame earlier</source>
      <translation>Rand ein Bild &amp;früher</translation>
    </message>
    <message>
      <source>Edge a frame &amp;later</source>
      <translation>Rand ein Bild &amp;später</translation>
    </message>
    <message>
      <source>Edge a second earlier</source>
      <translation>Rand eine Sekunde früher</translation>
    </message>
    <message>
      <source>Edge a second later</source>
      <translation>Rand eine Sekunde später</translation>
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
      <source>Find &amp;moments like it</source>
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
      <source>Give by number &amp;key</source>
      <translation>Mit &amp;Zifferntaste vergeben</translation>
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
      <source>Group by day &amp;added</source>
      <translation>Gruppieren nach Tag des &amp;Hinzufügens</translation>
    </message>
    <message>
      <source>Group by day &amp;recorded</source>
      <translation>Gruppieren nach Tag der &amp;Aufnahme</translation>
    </message>
    <message>
      <source>Hide videos wi&amp;th it</source>
      <translation>Videos damit ausbl&amp;enden</translation>
    </message>
    <message>
      <source>Histor&amp;y of changes</source>
      <translation>Verlauf der &amp;Änderungen</translation>
    </message>
    <message>
      <source>Ho&amp;w well is it known…</source>
      <translation>W&amp;ie gut bekannt…</translation>
    </message>
    <message>
      <source>In and out point aroun&amp;d it</source>
      <translation>In- und Out-Punkt &amp;darum</translation>
    </message>
    <message>
      <source>In t&amp;he review</source>
      <translation>Beim &amp;Durchsehen</translation>
    </message>
    <message>
      <source>It &amp;fits</source>
      <translation>&amp;Passt</translation>
    </message>
    <message>
      <source>It does &amp;not fit</source>
      <translation>Passt &amp;nicht</translation>
    </message>
    <message>
      <source>L&amp;arger cards</source>
      <translation>Größere &amp;Karten</translation>
    </message>
    <message>
      <source>Leave it &amp;undecided</source>
      <translation>&amp;Offen lassen</translation>
    </message>
    <message>
      <source>Leave moments, ta&amp;ke filters off</source>
      <translation>Mom&amp;ente verlassen, Filter aufheben</translation>
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
      <source>Move another &amp;edge by keys</source>
      <translation>Anderen &amp;Rand mit Tasten bewegen</translation>
    </message>
    <message>
      <source>Move files to &amp;trash…</source>
      <translation>In den Papierkorb &amp;legen…</translation>
    </message>
    <message>
      <source>Next part of the window</source>
      <translation>Nächster Teil des Fensters</translation>
    </message>
    <message>
      <source>None fi&amp;ts</source>
      <translation>&amp;Keines passt</translation>
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
      <source>One frame &amp;on</source>
      <translation>Ein Bild &amp;vor</translation>
    </message>
    <message>
      <source>Page &amp;before</source>
      <translation>&amp;Vorige Seite</translation>
    </message>
    <message>
      <source>Part of the window before</source>
      <translation>Voriger Teil des Fensters</translation>
    </message>
    <message>
      <source>Play &amp;over and over</source>
      <translation>&amp;Immer wieder abspielen</translation>
    </message>
    <message>
      <source>Play it over and o&amp;ver</source>
      <translation>Immer &amp;wieder abspielen</translation>
    </message>
    <message>
      <source>Ratin&amp;g</source>
      <translation>&amp;Bewertung</translation>
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
      <source>Reject the su&amp;ggestion</source>
      <translation>Vors&amp;chlag ablehnen</translation>
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
      <source>Rescan this &amp;folder</source>
      <translation>&amp;Diesen Ordner neu einlesen</translation>
    </message>
    <message>
      <source>S&amp;ort by</source>
      <translation>&amp;Ordnen nach</translation>
    </message>
    <message>
      <source>Sa&amp;ved searches</source>
      <translation>Gespei&amp;cherte Suchen</translation>
    </message>
    <message>
      <source>Search &amp;by picture…</source>
      <translation>Mit &amp;Bild suchen…</translation>
    </message>
    <message>
      <source>Search by picture in &amp;clipboard</source>
      <translation>Mit Bild aus &amp;Zwischenablage suchen</translation>
    </message>
    <message>
      <source>Select &amp;all</source>
      <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
      <source>Select n&amp;othing</source>
      <translation>&amp;Nichts auswählen</translation>
    </message>
    <message>
      <source>Select this &amp;group</source>
      <translation>Diese &amp;Gruppe auswählen</translation>
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
      <source>Sh&amp;ow where it is suggested</source>
      <translation>Zeigen, wo v&amp;orgeschlagen</translation>
    </message>
    <message>
      <source>Show in &amp;file manager</source>
      <translation>Im &amp;Dateimanager zeigen</translation>
    </message>
    <message>
      <source>Show the whole &amp;video</source>
      <translation>Ganzes &amp;Video zeigen</translation>
    </message>
    <message>
      <source>Show what is s&amp;uggested</source>
      <translation>V&amp;orgeschlagenes zeigen</translation>
    </message>
    <message>
      <source>Show what was &amp;rejected</source>
      <translation>&amp;Abgelehntes zeigen</translation>
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
      <source>Sort by &amp;name</source>
      <translation>Ordnen nach &amp;Name</translation>
    </message>
    <message>
      <source>Sort by day &amp;added, newest first</source>
      <translation>Ordnen nach Tag des &amp;Hinzufügens, neueste zuerst</translation>
    </message>
    <message>
      <source>Sort by day &amp;recorded, last first</source>
      <translation>Ordnen nach Tag der &amp;Aufnahme, späteste zuerst</translation>
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
      <source>Sort by last &amp;decision</source>
      <translation>Ordnen nach letzter &amp;Entscheidung</translation>
    </message>
    <message>
      <source>Sort by li&amp;keness to the chosen video</source>
      <translation>Ordnen nach Ähnlichkeit mit dem ausgewählten &amp;Video</translation>
    </message>
    <message>
      <source>Sort by ra&amp;ting, best first</source>
      <translation>Ordnen nach &amp;Bewertung, beste zuerst</translation>
    </message>
    <message>
      <source>T&amp;ools</source>
      <translation>E&amp;xtras</translation>
    </message>
    <message>
      <source>Tag of key &amp;1</source>
      <translation>Schlagwort der Taste &amp;1</translation>
    </message>
    <message>
      <source>Tag of key &amp;2</source>
      <translation>Schlagwort der Taste &amp;2</translation>
    </message>
    <message>
      <source>Tag of key &amp;3</source>
      <translation>Schlagwort der Taste &amp;3</translation>
    </message>
    <message>
      <source>Tag of key &amp;4</source>
      <translation>Schlagwort der Taste &amp;4</translation>
    </message>
    <message>
      <source>Tag of key &amp;5</source>
      <translation>Schlagwort der Taste &amp;5</translation>
    </message>
    <message>
      <source>Tag of key &amp;6</source>
      <translation>Schlagwort der Taste &amp;6</translation>
    </message>
    <message>
      <source>Tag of key &amp;7</source>
      <translation>Schlagwort der Taste &amp;7</translation>
    </message>
    <message>
      <source>Tag of key &amp;8</source>
      <translation>Schlagwort der Taste &amp;8</translation>
    </message>
    <message>
      <source>Tag of key &amp;9</source>
      <translation>Schlagwort der Taste &amp;9</translation>
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
      <source>Use the video's &amp;own picture again</source>
      <translation>Wieder das &amp;eigene Bild des Videos verwenden</translation>
    </message>
    <message>
      <source>V&amp;ideo</source>
      <translation>&amp;Video</translation>
    </message>
    <message>
      <source>What was &amp;learned…</source>
      <translation>&amp;Gelerntes…</translation>
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
    <name>CompletionPopup</name>
    <message>
      <source>What it may become</source>
      <translation>Mögliche Ergänzungen</translation>
    </message>
  </context>
  <context>
    <name>Confidence</name>
    <message>
      <source>hardly</source>
      <translation>kaum</translation>
    </message>
    <message>
      <source>likely</source>
      <translation>wahrscheinlich</translation>
    </message>
    <message>
      <source>perhaps</source>
      <translation>vielleicht</translation>
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
    <name>Done</name>
    <message>
      <source>%1 rejected · %2</source>
      <translation>%1 abgelehnt · %2</translation>
    </message>
    <message>
      <source>%1 taken away · %2</source>
      <translation>%1 entfernt · %2</translation>
    </message>
    <message>
      <source>%1 · %2</source>
      <translation>%1 · %2</translation>
    </message>
    <message>
      <source>%1 · already there</source>
      <translation>%1 · schon vorhanden</translation>
    </message>
    <message>
      <source>%1 · nothing to take back</source>
      <translation>%1 · nichts zurückzunehmen</translation>
    </message>
    <message>
      <source>%1 · rejected before</source>
      <translation>%1 · schon abgelehnt</translation>
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
      <source>Nothing is chosen: choose videos or a moment first</source>
      <translation>Nichts ausgewählt: zuerst Videos oder einen Moment auswählen</translation>
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
    <name>Encoder</name>
    <message>
      <source>%1 is here. Your videos are analysed with it now; search goes on meanwhile.</source>
      <translation>%1 ist da. Die Videos werden jetzt damit analysiert; die Suche geht inzwischen weiter.</translation>
    </message>
    <message>
      <source>A model folder of your own.</source>
      <translation>Ein eigener Modellordner.</translation>
    </message>
    <message>
      <source>Choose a folder with a CLIP model</source>
      <translation>Ordner mit einem CLIP-Modell auswählen</translation>
    </message>
    <message>
      <source>Search goes on with %1.</source>
      <translation>Die Suche geht mit %1 weiter.</translation>
    </message>
    <message>
      <source>Search goes on with the built-in model.</source>
      <translation>Die Suche geht mit dem eingebauten Modell weiter.</translation>
    </message>
    <message>
      <source>Search model: %1</source>
      <translation>Suchmodell: %1</translation>
    </message>
    <message>
      <source>Stopped. What has arrived is kept.</source>
      <translation>Angehalten. Was angekommen ist, bleibt.</translation>
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
      <source>Use a model folder of my own…</source>
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
      <source>The search model decides what words and pictures can find. After a change, your videos are analysed again in the background; until that is done, search goes on with the model before. You can always change back.</source>
      <translation>Vom Suchmodell hängt ab, was Wörter und Bilder finden. Nach einem Wechsel werden die Videos im Hintergrund neu analysiert; bis dahin geht die Suche mit dem bisherigen Modell weiter. Zurückwechseln geht jederzeit.</translation>
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
      <source>No search model is chosen yet.</source>
      <translation>Es ist noch kein Suchmodell ausgewählt.</translation>
    </message>
    <message>
      <source>This library's settings name the download address %1. It is ignored: only yours counts.</source>
      <translation>Die Einstellungen dieser Bibliothek nennen die Download-Adresse %1. Sie wird nicht beachtet: Es zählt nur die eigene.</translation>
    </message>
  </context>
  <context>
    <name>Engine</name>
    <message>
      <source>A model in your own folder {folder}.</source>
      <translation>Ein Modell im eigenen Ordner {folder}.</translation>
    </message>
    <message>
      <source>A new shared part was trained and was no better on decisions held out, so the old one stays</source>
      <translation>Ein neuer gemeinsamer Teil wurde trainiert und war an zurückgehaltenen Entscheidungen nicht besser; der alte bleibt</translation>
    </message>
    <message>
      <source>A new shared part was trained, but single tags got worse by it or are suggested far more often, so the old one stays</source>
      <translation>Ein neuer gemeinsamer Teil wurde trainiert, aber einzelne Schlagwörter wurden damit schlechter oder werden weit öfter vorgeschlagen; der alte bleibt</translation>
    </message>
    <message>
      <source>A new version was trained on {count} decisions and waits for your choice</source>
      <translation>Ein neuer Stand wurde mit {count} Entscheidungen trainiert und wartet auf die Auswahl</translation>
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
      <source>Add a folder first.</source>
      <translation>Zuerst einen Ordner hinzufügen.</translation>
    </message>
    <message>
      <source>Add videos first, and let them be analysed.</source>
      <translation>Erst Videos hinzufügen und analysieren lassen.</translation>
    </message>
    <message>
      <source>An audit cannot be reviewed page by page</source>
      <translation>Eine Prüfung lässt sich nicht Seite für Seite durchsehen</translation>
    </message>
    <message>
      <source>An encoder folder holds {config} and its weights.</source>
      <translation>Ein Modellordner enthält {config} und seine Gewichte.</translation>
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
      <source>Built-in model</source>
      <translation>Eingebautes Modell</translation>
    </message>
    <message>
      <source>Catalog: {fault}; mended.</source>
      <translation>Katalog: {fault}; repariert.</translation>
    </message>
    <message>
      <source>Change to another folder.</source>
      <translation>Bitte in einen anderen Ordner wechseln.</translation>
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
      <source>Check that the drive is connected and healthy.</source>
      <translation>Bitte prüfen, ob das Laufwerk angeschlossen und gesund ist.</translation>
    </message>
    <message>
      <source>Check that the folder is there and that you may write to it.</source>
      <translation>Bitte prüfen, ob der Ordner da ist und beschrieben werden darf.</translation>
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
      <source>Choose a file that it exported.</source>
      <translation>Bitte eine von dort exportierte Datei wählen.</translation>
    </message>
    <message>
      <source>Choose a head that this program wrote, for the encoder in use.</source>
      <translation>Einen Stand wählen, den dieses Programm für das Suchmodell in Gebrauch geschrieben hat.</translation>
    </message>
    <message>
      <source>Choose a smaller encoder.</source>
      <translation>Ein kleineres Suchmodell auswählen.</translation>
    </message>
    <message>
      <source>Choose a smaller one.</source>
      <translation>Ein kleineres auswählen.</translation>
    </message>
    <message>
      <source>Choose an encoder that holds all its parts.</source>
      <translation>Ein Suchmodell auswählen, das alle seine Teile enthält.</translation>
    </message>
    <message>
      <source>Choose another encoder; the one in use stays.</source>
      <translation>Ein anderes Suchmodell auswählen; das jetzige bleibt.</translation>
    </message>
    <message>
      <source>Choose another folder for the library.</source>
      <translation>Bitte einen anderen Ordner für die Bibliothek wählen.</translation>
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
      <source>Choose another one; the catalog is as it was.</source>
      <translation>Bitte eine andere wählen; der Katalog ist, wie er war.</translation>
    </message>
    <message>
      <source>Choose another place.</source>
      <translation>Einen anderen Ort wählen.</translation>
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
      <source>Choose {names}.</source>
      <translation>{names} stehen zur Auswahl.</translation>
    </message>
    <message>
      <source>Clipshelf was stopped {count} times while it was reading this file</source>
      <translation>Clipshelf wurde {count}-mal beendet, während es diese Datei las</translation>
    </message>
    <message>
      <source>Close every Clipshelf and start again.</source>
      <translation>Bitte jedes Clipshelf schließen und neu starten.</translation>
    </message>
    <message>
      <source>Close it or wait until it is done, then try again.</source>
      <translation>Bitte schließen oder sein Ende abwarten, dann noch einmal versuchen.</translation>
    </message>
    <message>
      <source>Close it, or wait until it is done.</source>
      <translation>Bitte schließen oder sein Ende abwarten.</translation>
    </message>
    <message>
      <source>Close programs that use the same device, or choose a smaller encoder.</source>
      <translation>Bitte Programme schließen, die dasselbe Gerät benutzen, oder ein kleineres Suchmodell wählen.</translation>
    </message>
    <message>
      <source>Connect its drive, or look for changes (F5).</source>
      <translation>Bitte das Laufwerk anschließen oder neu einlesen (F5).</translation>
    </message>
    <message>
      <source>Correct or delete that file.</source>
      <translation>Bitte diese Datei berichtigen oder löschen.</translation>
    </message>
    <message>
      <source>Decisions known not to have come back: {count}.</source>
      <translation>Entscheidungen, die sicher nicht gerettet sind: {count}.</translation>
    </message>
    <message>
      <source>Decisions put together from indexes: {count}.</source>
      <translation>Entscheidungen, aus Indizes zusammengesetzt: {count}.</translation>
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
      <source>Delete {folder} and download it again.</source>
      <translation>{folder} löschen und neu herunterladen.</translation>
    </message>
    <message>
      <source>Did you mean {near}?</source>
      <translation>Gemeint ist vielleicht {near}</translation>
    </message>
    <message>
      <source>Fetch configuration and weights from the same place.</source>
      <translation>Bitte Konfiguration und Gewichte von derselben Stelle holen.</translation>
    </message>
    <message>
      <source>Fetch its files from one place, or choose another encoder.</source>
      <translation>Seine Dateien von einer Stelle holen oder ein anderes Suchmodell auswählen.</translation>
    </message>
    <message>
      <source>Fetch the file again.</source>
      <translation>Bitte die Datei noch einmal holen.</translation>
    </message>
    <message>
      <source>Finds more, at three to four times the work per frame. English.</source>
      <translation>Findet mehr, bei drei- bis vierfacher Arbeit je Bild. Englisch.</translation>
    </message>
    <message>
      <source>For computers with a graphics card: twelve times the work per frame. English.</source>
      <translation>Für Rechner mit Grafikkarte: zwölffache Arbeit je Bild. Englisch.</translation>
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
      <source>Free some space, or set CLIPSHELF_CACHE to a folder on another disk.</source>
      <translation>Bitte Platz schaffen oder CLIPSHELF_CACHE auf einen Ordner auf einem anderen Datenträger setzen.</translation>
    </message>
    <message>
      <source>Free some space; no decision is lost.</source>
      <translation>Bitte Platz schaffen; keine Entscheidung ist verloren.</translation>
    </message>
    <message>
      <source>Head {version} is not a proposal</source>
      <translation>Der Stand {version} ist nicht vorgeschlagen</translation>
    </message>
    <message>
      <source>Head {version} was replaced by a newer proposal, head {newer}</source>
      <translation>Der Stand {version} wurde durch einen neueren Vorschlag ersetzt, den Stand {newer}</translation>
    </message>
    <message>
      <source>Head {version} was trained for another encoder</source>
      <translation>Der Stand {version} wurde für ein anderes Suchmodell trainiert</translation>
    </message>
    <message>
      <source>If that server is meant, name it as the download address in your own settings.</source>
      <translation>Wenn dieser Server gemeint ist, ihn in den eigenen Einstellungen als Download-Adresse eintragen.</translation>
    </message>
    <message>
      <source>Install Clipshelf again.</source>
      <translation>Bitte Clipshelf neu installieren.</translation>
    </message>
    <message>
      <source>Install it (pip install transformers), or choose another encoder.</source>
      <translation>Bitte installieren (pip install transformers) oder ein anderes Suchmodell auswählen.</translation>
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
      <source>It is busy or hangs; try again in a moment.</source>
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
      <source>It was made by another program.</source>
      <translation>Er stammt von einem anderen Programm.</translation>
    </message>
    <message>
      <source>Its weights may be damaged: fetch them again.</source>
      <translation>Seine Gewichte sind vielleicht beschädigt: bitte noch einmal holen.</translation>
    </message>
    <message>
      <source>Loading the search model</source>
      <translation>Das Suchmodell wird geladen</translation>
    </message>
    <message>
      <source>Look at it again, then decide.</source>
      <translation>Bitte noch einmal ansehen und dann entscheiden.</translation>
    </message>
    <message>
      <source>Make the folder writable or open a library elsewhere.</source>
      <translation>Bitte den Ordner beschreibbar machen oder anderswo eine Bibliothek öffnen.</translation>
    </message>
    <message>
      <source>Making pictures</source>
      <translation>Vorschaubilder werden gemacht</translation>
    </message>
    <message>
      <source>Name a file on a disk.</source>
      <translation>Bitte eine Datei auf einem Datenträger angeben.</translation>
    </message>
    <message>
      <source>Name a file.</source>
      <translation>Bitte eine Datei angeben.</translation>
    </message>
    <message>
      <source>Name the right one {name}.</source>
      <translation>Bitte die richtige Datei {name} nennen.</translation>
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
      <source>No video has been analysed yet</source>
      <translation>Noch ist kein Video analysiert</translation>
    </message>
    <message>
      <source>No word in this search says what to look for. Name something visible, such as a dog</source>
      <translation>Kein Wort dieser Suche sagt, was gesucht werden soll. Etwas Sichtbares hilft, etwa ein Hund</translation>
    </message>
    <message>
      <source>Nothing had to be mended.</source>
      <translation>Es war nichts zu reparieren.</translation>
    </message>
    <message>
      <source>Nothing has been analysed yet, so there are no vectors</source>
      <translation>Noch ist nichts analysiert, darum gibt es keine Vektoren</translation>
    </message>
    <message>
      <source>Nothing is like this video</source>
      <translation>Nichts gleicht diesem Video</translation>
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
      <source>Only filters can be excluded, not words: {word}</source>
      <translation>Wörter lassen sich nicht ausschließen, nur Bedingungen: {word}</translation>
    </message>
    <message>
      <source>Pictures: {count} videos have lost theirs; queued to be made again.</source>
      <translation>Bilder: {count} Videos haben ihre verloren; sie werden neu gemacht.</translation>
    </message>
    <message>
      <source>Put it in quotation marks to search for these words.</source>
      <translation>In Anführungszeichen wird nach diesen Wörtern gesucht.</translation>
    </message>
    <message>
      <source>Put the model's {name} there.</source>
      <translation>Bitte {name} des Modells dorthin legen.</translation>
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
      <source>Remove it together with them.</source>
      <translation>Bitte zusammen mit ihnen entfernen.</translation>
    </message>
    <message>
      <source>Remove that folder; its videos are analysed again.</source>
      <translation>Bitte diesen Ordner entfernen; seine Videos werden neu analysiert.</translation>
    </message>
    <message>
      <source>Remove that one first.</source>
      <translation>Bitte diesen zuerst entfernen.</translation>
    </message>
    <message>
      <source>Review that one first.</source>
      <translation>Bitte zuerst diesen ansehen.</translation>
    </message>
    <message>
      <source>Saved: {decisions} decisions, {tags} tags, {videos} videos.</source>
      <translation>Gerettet: {decisions} Entscheidungen, {tags} Schlagwörter, {videos} Videos.</translation>
    </message>
    <message>
      <source>Scanning {name}</source>
      <translation>{name} wird eingelesen</translation>
    </message>
    <message>
      <source>Search again when it is.</source>
      <translation>Bitte danach noch einmal suchen.</translation>
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
      <source>Set device to auto, or to one that exists.</source>
      <translation>Bitte device auf auto setzen oder auf ein Gerät, das es gibt.</translation>
    </message>
    <message>
      <source>Single tags cannot keep their old state: this version is measured on the whole library</source>
      <translation>Einzelne Schlagwörter können nicht behalten, was sie haben: Dieser Stand misst die ganze Bibliothek neu</translation>
    </message>
    <message>
      <source>Something other than Clipshelf tried to connect to the worker</source>
      <translation>Etwas anderes als Clipshelf wollte sich mit dem Hilfsprozess verbinden</translation>
    </message>
    <message>
      <source>Start an audit.</source>
      <translation>Bitte eine Prüfung beginnen.</translation>
    </message>
    <message>
      <source>Switch to that encoder first.</source>
      <translation>Zuerst zu diesem Suchmodell wechseln.</translation>
    </message>
    <message>
      <source>Switch to that encoder, or train a head for this one.</source>
      <translation>Zu diesem Suchmodell wechseln oder für dieses neu trainieren.</translation>
    </message>
    <message>
      <source>Tags could not be learned just now. The log of the worker in the library folder says more</source>
      <translation>Die Schlagwörter konnten gerade nicht gelernt werden. Das Protokoll des Hilfsprozesses im Ordner der Bibliothek sagt mehr</translation>
    </message>
    <message>
      <source>Tags could not be learned: {reason}</source>
      <translation>Die Schlagwörter konnten nicht gelernt werden: {reason}</translation>
    </message>
    <message>
      <source>Take the configuration that belongs to the model, or choose another encoder.</source>
      <translation>Die Konfiguration verwenden, die zum Modell gehört, oder ein anderes Suchmodell auswählen.</translation>
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
      <source>The analysis keeps stopping. {path} says more; your library is safe</source>
      <translation>Die Analyse bricht immer wieder ab. {path} sagt mehr; die Bibliothek ist sicher</translation>
    </message>
    <message>
      <source>The analysis stopped unexpectedly and is being started again. Nothing is lost</source>
      <translation>Die Analyse brach unerwartet ab und wird neu gestartet. Nichts ist verloren</translation>
    </message>
    <message>
      <source>The answer does not come from this library's worker</source>
      <translation>Die Antwort kommt nicht vom Hilfsprozess dieser Bibliothek</translation>
    </message>
    <message>
      <source>The best here, for strong graphics cards only. English.</source>
      <translation>Der beste hier, nur für starke Grafikkarten. Englisch.</translation>
    </message>
    <message>
      <source>The built-in model cannot be kept in {folder} ({reason}), so each start takes some seconds longer</source>
      <translation>Das eingebaute Modell lässt sich nicht in {folder} aufheben ({reason}), darum dauert jeder Start einige Sekunden länger</translation>
    </message>
    <message>
      <source>The catalog as it was is kept in {path}.</source>
      <translation>Der Katalog, wie er war, liegt in {path}.</translation>
    </message>
    <message>
      <source>The catalog cannot be copied to {folder}: {reason}</source>
      <translation>Der Katalog kann nicht nach {folder} kopiert werden: {reason}</translation>
    </message>
    <message>
      <source>The catalog was restored from {name}: {decisions} decisions, {tags} tags and {videos} videos.</source>
      <translation>Der Katalog wurde aus {name} wiederhergestellt: {decisions} Entscheidungen, {tags} Schlagwörter und {videos} Videos.</translation>
    </message>
    <message>
      <source>The catalog was restored from {name}: {decisions} decisions, {tags} tags and {videos} videos; the catalog that was in use is kept in {kept}.</source>
      <translation>Der Katalog wurde aus {name} wiederhergestellt: {decisions} Entscheidungen, {tags} Schlagwörter und {videos} Videos; der bisherige Katalog liegt in {kept}.</translation>
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
      <source>The catalog {path} holds SQL that is not Clipshelf's ({names})</source>
      <translation>Der Katalog {path} enthält SQL, das nicht von Clipshelf stammt ({names})</translation>
    </message>
    <message>
      <source>The catalog {path} is damaged</source>
      <translation>Der Katalog {path} ist beschädigt</translation>
    </message>
    <message>
      <source>The catalog {path} is empty or gone, although there are copies of it</source>
      <translation>Der Katalog {path} ist leer oder weg, obwohl es Kopien von ihm gibt</translation>
    </message>
    <message>
      <source>The choice was put back.</source>
      <translation>Die vorige Auswahl gilt wieder.</translation>
    </message>
    <message>
      <source>The configuration in {path} does not describe a network ({reason})</source>
      <translation>Die Konfiguration in {path} beschreibt kein Netz ({reason})</translation>
    </message>
    <message>
      <source>The configuration {path} asks for something impossible: {name}</source>
      <translation>Die Konfiguration {path} verlangt etwas Unmögliches: {name}</translation>
    </message>
    <message>
      <source>The copy {path} is damaged</source>
      <translation>Die Kopie {path} ist beschädigt</translation>
    </message>
    <message>
      <source>The copy {path} is not there</source>
      <translation>Die Kopie {path} ist nicht da</translation>
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
      <source>The encoder was changed meanwhile</source>
      <translation>Das Suchmodell wurde inzwischen gewechselt</translation>
    </message>
    <message>
      <source>The encoder {name} is not on this computer yet</source>
      <translation>Das Suchmodell {name} ist noch nicht auf diesem Rechner</translation>
    </message>
    <message>
      <source>The encoder {reference} cannot be loaded ({kind})</source>
      <translation>Das Suchmodell {reference} kann nicht geladen werden ({kind})</translation>
    </message>
    <message>
      <source>The encoder {reference} needs no download: it is already here</source>
      <translation>Das Suchmodell {reference} braucht keinen Download: Es ist schon da</translation>
    </message>
    <message>
      <source>The encoder {title} failed while it worked ({reason})</source>
      <translation>Das Suchmodell {title} versagte bei der Arbeit ({reason})</translation>
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
      <source>The file is empty</source>
      <translation>Die Datei ist leer</translation>
    </message>
    <message>
      <source>The file is not a video, or its beginning is damaged</source>
      <translation>Die Datei ist kein Video, oder ihr Anfang ist beschädigt</translation>
    </message>
    <message>
      <source>The file of that head is gone ({name})</source>
      <translation>Die Datei dieses Standes ist weg ({name})</translation>
    </message>
    <message>
      <source>The file of that head was changed ({name})</source>
      <translation>Die Datei dieses Standes wurde verändert ({name})</translation>
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
      <source>The folder {folder} cannot be made: {reason}</source>
      <translation>Der Ordner {folder} kann nicht angelegt werden: {reason}</translation>
    </message>
    <message>
      <source>The frames are too large to be decoded safely ({width} x {height})</source>
      <translation>Die Bilder sind zu groß, um sicher dekodiert zu werden ({width} x {height})</translation>
    </message>
    <message>
      <source>The head cannot be written to {folder} ({reason})</source>
      <translation>Der Stand kann nicht nach {folder} geschrieben werden ({reason})</translation>
    </message>
    <message>
      <source>The head is unchanged.</source>
      <translation>Alles bleibt, wie es war.</translation>
    </message>
    <message>
      <source>The library folder {folder} cannot be made ({reason})</source>
      <translation>Der Ordner {folder} für die Bibliothek kann nicht angelegt werden ({reason})</translation>
    </message>
    <message>
      <source>The library has grown by more than a quarter, but measured anew single tags got worse or are suggested far more often, so it is measured as before</source>
      <translation>Die Bibliothek ist um mehr als ein Viertel gewachsen, aber neu vermessen wurden einzelne Schlagwörter schlechter oder viel öfter vorgeschlagen, darum bleibt sie vermessen wie bisher</translation>
    </message>
    <message>
      <source>The library has grown by more than a quarter: it was measured anew, and no tag could keep what it had</source>
      <translation>Die Bibliothek ist um mehr als ein Viertel gewachsen: Sie wurde neu vermessen, und kein Schlagwort konnte behalten, was es hatte</translation>
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
      <source>The model in {folder} takes its text part from another model on the network, which is not allowed</source>
      <translation>Das Modell in {folder} bezieht seinen Textteil von einem anderen Modell im Netz; das ist nicht erlaubt</translation>
    </message>
    <message>
      <source>The model in {path} would need {wanted} GB of memory, but at most {most} GB are allowed</source>
      <translation>Das Modell in {path} bräuchte {wanted} GB Arbeitsspeicher, aber höchstens {most} GB sind erlaubt</translation>
    </message>
    <message>
      <source>The model {title} is not the one that the videos were analysed with</source>
      <translation>Das Modell {title} ist nicht das, mit dem die Videos analysiert wurden</translation>
    </message>
    <message>
      <source>The model's preprocessing holds {value} where numbers belong</source>
      <translation>Die Vorverarbeitung des Modells enthält {value}, wo Zahlen hingehören</translation>
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
      <source>The program ended while it loaded the search model {reference}</source>
      <translation>Das Programm endete, während es das Suchmodell {reference} lud</translation>
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
      <source>The search model {title} cannot be tried ({reason})</source>
      <translation>Das Suchmodell {title} kann nicht ausprobiert werden ({reason})</translation>
    </message>
    <message>
      <source>The search model {title} crashed when it was tried</source>
      <translation>Das Suchmodell {title} ist beim Versuch abgestürzt</translation>
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
      <source>The setting hub_address needs an address that begins with https.</source>
      <translation>Die Einstellung hub_address braucht eine Adresse, die mit https beginnt.</translation>
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
      <source>The tag {name} cannot be put below {parent}, which is itself or below it</source>
      <translation>Das Schlagwort {name} kann nicht unter {parent} liegen, das es selbst ist oder darunter liegt</translation>
    </message>
    <message>
      <source>The temporal part of that head does not fit</source>
      <translation>Der zeitliche Teil dieses Standes passt nicht</translation>
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
      <source>The weights in {folder} are pickled, which can run code when they are opened</source>
      <translation>Die Gewichte in {folder} sind als Pickle gespeichert, das beim Öffnen Code ausführen kann</translation>
    </message>
    <message>
      <source>The weights of the model in {path} are larger than {most} GB</source>
      <translation>Die Gewichte des Modells in {path} sind größer als {most} GB</translation>
    </message>
    <message>
      <source>The weights of {title} are not those that its checksum names</source>
      <translation>Die Gewichte von {title} sind nicht die, die seine Prüfsumme nennt</translation>
    </message>
    <message>
      <source>The weights {path} are cut off: {missing} MB are missing</source>
      <translation>Die Gewichte {path} sind abgeschnitten: {missing} MB fehlen</translation>
    </message>
    <message>
      <source>The weights {path} are not a safetensors file, or its beginning is damaged</source>
      <translation>Die Gewichte {path} sind keine safetensors-Datei, oder deren Anfang ist beschädigt</translation>
    </message>
    <message>
      <source>The weights {path} are of another architecture than their configuration</source>
      <translation>Die Gewichte {path} haben eine andere Architektur als ihre Konfiguration</translation>
    </message>
    <message>
      <source>The weights {path} cannot be read ({reason})</source>
      <translation>Die Gewichte {path} sind nicht lesbar ({reason})</translation>
    </message>
    <message>
      <source>The words of the model in {path} cannot be read ({reason})</source>
      <translation>Die Wörter des Modells in {path} sind nicht lesbar ({reason})</translation>
    </message>
    <message>
      <source>The worker does not answer</source>
      <translation>Der Hilfsprozess antwortet nicht</translation>
    </message>
    <message>
      <source>The worker does not know {method}</source>
      <translation>Der Hilfsprozess kennt {method} nicht</translation>
    </message>
    <message>
      <source>The worker has stopped</source>
      <translation>Der Hilfsprozess ist beendet</translation>
    </message>
    <message>
      <source>The worker is of another version</source>
      <translation>Der Hilfsprozess hat eine andere Version</translation>
    </message>
    <message>
      <source>The worker ran into an internal error</source>
      <translation>Im Hilfsprozess ist ein Fehler aufgetreten</translation>
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
      <source>There is no encoder folder {folder}</source>
      <translation>Den Modellordner {folder} gibt es nicht</translation>
    </message>
    <message>
      <source>There is no encoder {number} in this library</source>
      <translation>Das Suchmodell {number} gibt es in dieser Bibliothek nicht</translation>
    </message>
    <message>
      <source>There is no encoder {reference}</source>
      <translation>Das Suchmodell {reference} gibt es nicht</translation>
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
      <source>There is no folder {folder}</source>
      <translation>Einen Ordner {folder} gibt es nicht</translation>
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
      <source>There is no head {version}</source>
      <translation>Den Stand {version} gibt es nicht</translation>
    </message>
    <message>
      <source>There is no kind of device {wanted}</source>
      <translation>Eine Geräteart {wanted} gibt es nicht</translation>
    </message>
    <message>
      <source>There is no network {architecture} ({reason})</source>
      <translation>Ein Netz {architecture} gibt es nicht ({reason})</translation>
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
      <source>There is no training that could be undone</source>
      <translation>Es gibt kein Training, das sich zurücknehmen ließe</translation>
    </message>
    <message>
      <source>There is no video {number} in this library</source>
      <translation>Das Video {number} gibt es in dieser Bibliothek nicht</translation>
    </message>
    <message>
      <source>There is not enough memory for the encoder {reference}</source>
      <translation>Für das Suchmodell {reference} reicht der Arbeitsspeicher nicht</translation>
    </message>
    <message>
      <source>There is nothing to add at {path}</source>
      <translation>Unter {path} gibt es nichts hinzuzufügen</translation>
    </message>
    <message>
      <source>There is nothing to see in that picture</source>
      <translation>Auf diesem Bild ist nichts zu sehen</translation>
    </message>
    <message>
      <source>There was no backup to fill up from.</source>
      <translation>Es gab keine Sicherung, um Fehlendes zu ergänzen.</translation>
    </message>
    <message>
      <source>These tables could not be read whole: {names}.</source>
      <translation>Diese Tabellen waren nicht ganz lesbar: {names}.</translation>
    </message>
    <message>
      <source>These videos were analysed by an older version, which could not search by words or pictures. They are waiting to be analysed again; until then, only similar videos and moments can be found</source>
      <translation>Diese Videos hat eine ältere Version analysiert, die nicht nach Wörtern oder Bildern suchen konnte. Sie warten auf eine neue Analyse; bis dahin lassen sich nur ähnliche Videos und Momente finden</translation>
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
      <source>This model wants pictures of {sizes} px, resized by {mode}, which is not supported</source>
      <translation>Dieses Modell verlangt Bilder von {sizes} px, verkleinert mit {mode}; das wird nicht unterstützt</translation>
    </message>
    <message>
      <source>To try again, close Clipshelf, copy what is in {copy} back to {folder} and run `clipshelf doctor --mend`.</source>
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
      <source>Train again: tags have to be learned for the new one.</source>
      <translation>Noch einmal trainieren: Die Schlagwörter werden für den neuen neu gelernt.</translation>
    </message>
    <message>
      <source>Try again in a moment.</source>
      <translation>Bitte gleich noch einmal versuchen.</translation>
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
      <source>Trying the search model {title} took too long and was stopped</source>
      <translation>Der Versuch mit dem Suchmodell {title} dauerte zu lange und wurde abgebrochen</translation>
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
      <source>Use 90, 1:30, 1:02:03 or 2h.</source>
      <translation>Schreibweise: 90, 1:30, 1:02:03 oder 2h.</translation>
    </message>
    <message>
      <source>Use a form such as #3366cc.</source>
      <translation>Schreibweise: #3366cc.</translation>
    </message>
    <message>
      <source>Use another version, or train again.</source>
      <translation>Einen anderen Stand verwenden oder neu trainieren.</translation>
    </message>
    <message>
      <source>Use it as a whole, or keep the old one.</source>
      <translation>Ihn als Ganzes verwenden oder den alten behalten.</translation>
    </message>
    <message>
      <source>Use the model's .safetensors file instead.</source>
      <translation>Bitte stattdessen die .safetensors-Datei des Modells verwenden.</translation>
    </message>
    <message>
      <source>Videos and tags of which only their decisions are left: {count}.</source>
      <translation>Videos und Schlagwörter, von denen nur noch die Entscheidungen da sind: {count}.</translation>
    </message>
    <message>
      <source>Wait for it, or stop it.</source>
      <translation>Es lässt sich abwarten oder anhalten.</translation>
    </message>
    <message>
      <source>Wait until it is, then search again.</source>
      <translation>Bitte danach noch einmal suchen.</translation>
    </message>
    <message>
      <source>Weights alone do not say how pictures are prepared: put the model's configuration beside them.</source>
      <translation>Gewichte allein sagen nicht, wie Bilder vorbereitet werden: bitte die Konfiguration des Modells danebenlegen.</translation>
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
      <source>What is derived from it could not be looked through yet: {reason}</source>
      <translation>Was daraus abgeleitet ist, konnte noch nicht durchgesehen werden: {reason}</translation>
    </message>
    <message>
      <source>What it refers to has been removed in the meantime.</source>
      <translation>Worum es geht, wurde inzwischen entfernt.</translation>
    </message>
    <message>
      <source>What it refers to has been removed since.</source>
      <translation>Worum es geht, wurde seither entfernt.</translation>
    </message>
    <message>
      <source>Write -tag:{name} for videos without that tag, or put it in quotation marks.</source>
      <translation>-tag:{name} steht für Videos ohne dieses Schlagwort; sonst in Anführungszeichen setzen.</translation>
    </message>
    <message>
      <source>Write \" for a literal one.</source>
      <translation>\" steht für ein wörtliches.</translation>
    </message>
    <message>
      <source>Write them there as path,tag,decision,start_seconds,end_seconds, and save the file as UTF-8.</source>
      <translation>Bitte dort path,tag,decision,start_seconds,end_seconds hinschreiben und die Datei als UTF-8 speichern.</translation>
    </message>
    <message>
      <source>Writing the index</source>
      <translation>Der Index wird geschrieben</translation>
    </message>
    <message>
      <source>`clipshelf doctor --mend` copies it aside and saves what can be read.</source>
      <translation>`clipshelf doctor --mend` legt ihn beiseite und rettet, was lesbar ist.</translation>
    </message>
    <message>
      <source>`clipshelf doctor --mend` copies its rows into a fresh catalog without it.</source>
      <translation>`clipshelf doctor --mend` übernimmt seine Zeilen in einen neuen Katalog ohne es.</translation>
    </message>
    <message>
      <source>`clipshelf doctor --mend` makes them again.</source>
      <translation>`clipshelf doctor --mend` macht sie neu.</translation>
    </message>
    <message>
      <source>`clipshelf encoders download {name}` fetches it ({size} GB).</source>
      <translation>`clipshelf encoders download {name}` lädt es herunter ({size} GB).</translation>
    </message>
    <message>
      <source>`clipshelf encoders list` lists them.</source>
      <translation>`clipshelf encoders list` zählt sie auf.</translation>
    </message>
    <message>
      <source>`clipshelf encoders list` shows what there is; a folder with a model works, too.</source>
      <translation>`clipshelf encoders list` zeigt, was es gibt; auch ein Ordner mit einem Modell geht.</translation>
    </message>
    <message>
      <source>`clipshelf encoders use {reference}`.</source>
      <translation>`clipshelf encoders use {reference}`.</translation>
    </message>
    <message>
      <source>`clipshelf folders` lists them.</source>
      <translation>`clipshelf folders` zählt sie auf.</translation>
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
      <source>a score such as 0.8 or 80%</source>
      <translation>einen Wert wie 0.8 oder 80%</translation>
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
      <source>before mending</source>
      <translation>vor dem Reparieren</translation>
    </message>
    <message>
      <source>before migration from version {version}</source>
      <translation>vor einer Umstellung von Version {version}</translation>
    </message>
    <message>
      <source>before restoring</source>
      <translation>vor dem Wiederherstellen</translation>
    </message>
    <message>
      <source>changed_keys cannot be read</source>
      <translation>changed_keys ist nicht lesbar</translation>
    </message>
    <message>
      <source>clipshelf heads list shows the versions.</source>
      <translation>clipshelf heads list zeigt die Stände.</translation>
    </message>
    <message>
      <source>clipshelf heads list shows those that are there.</source>
      <translation>clipshelf heads list zeigt die vorhandenen.</translation>
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
      <source>it is far more than was announced</source>
      <translation>es ist weit mehr als angekündigt</translation>
    </message>
    <message>
      <source>it leads into a private network</source>
      <translation>die Adresse führt in ein privates Netz</translation>
    </message>
    <message>
      <source>it needs {wanted} GB and {free} GB are free</source>
      <translation>nötig sind {wanted} GB, frei sind {free} GB</translation>
    </message>
    <message>
      <source>its folder cannot be written</source>
      <translation>in seinen Ordner lässt sich nicht schreiben</translation>
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
      <source>the connection broke off</source>
      <translation>die Verbindung brach ab</translation>
    </message>
    <message>
      <source>the connection is not secure</source>
      <translation>die Verbindung ist nicht sicher</translation>
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
      <source>the server does not have it</source>
      <translation>der Server hat es nicht</translation>
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
      <source>{area}: {what}; queued to be made again.</source>
      <translation>{area}: {what}; wird neu gemacht.</translation>
    </message>
    <message>
      <source>{colour} is not a colour</source>
      <translation>{colour} ist keine Farbe</translation>
    </message>
    <message>
      <source>{count} graphics cards, cuda:0 to cuda:{last}</source>
      <translation>{count} Grafikkarten, cuda:0 bis cuda:{last}</translation>
    </message>
    <message>
      <source>{count} listed videos have no file</source>
      <translation>{count} gezeigte Videos haben keine Datei</translation>
    </message>
    <message>
      <source>{count} rows belong to nothing, in {tables}</source>
      <translation>{count} Zeilen gehören zu nichts, in {tables}</translation>
    </message>
    <message>
      <source>{count} videos are shown by a file that is not theirs</source>
      <translation>{count} Videos werden mit einer Datei gezeigt, die nicht ihre ist</translation>
    </message>
    <message>
      <source>{count} videos have not one time for each of their vectors</source>
      <translation>{count} Videos haben nicht zu jedem ihrer Vektoren eine Zeit</translation>
    </message>
    <message>
      <source>{count} videos share their vectors with another</source>
      <translation>{count} Videos teilen ihre Vektoren mit einem anderen</translation>
    </message>
    <message>
      <source>{count} videos with files are not listed</source>
      <translation>{count} Videos mit Dateien werden nicht gezeigt</translation>
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
      <source>{field} cannot be more or less</source>
      <translation>{field} kennt kein Mehr oder Weniger</translation>
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
      <source>{folder} holds no weights</source>
      <translation>{folder} enthält keine Gewichte</translation>
    </message>
    <message>
      <source>{folder} holds no {name}</source>
      <translation>{folder} enthält keine Datei {name}</translation>
    </message>
    <message>
      <source>{folder} holds several weights files</source>
      <translation>{folder} enthält mehrere Gewichtsdateien</translation>
    </message>
    <message>
      <source>{lost} of {count} vectors are gone</source>
      <translation>{lost} von {count} Vektoren sind weg</translation>
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
      <source>{name} cannot be used as a head: {reason}</source>
      <translation>{name} ist kein brauchbarer Stand: {reason}</translation>
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
      <source>{name} is not a head of this version</source>
      <translation>{name} ist kein Stand dieser Programmversion</translation>
    </message>
    <message>
      <source>{name} is not a head: it contains unknown parts</source>
      <translation>{name} ist kein Stand: Die Datei enthält unbekannte Teile</translation>
    </message>
    <message>
      <source>{name} is not a head: it is damaged or of another kind</source>
      <translation>{name} ist kein Stand: Die Datei ist beschädigt oder von anderer Art</translation>
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
      <source>{name} was trained on the vectors of another encoder ({encoder})</source>
      <translation>{name} wurde mit den Vektoren eines anderen Suchmodells trainiert ({encoder})</translation>
    </message>
    <message>
      <source>{name} was trained on vectors of {found} numbers, not of {wanted}</source>
      <translation>{name} wurde mit Vektoren aus {found} Zahlen trainiert, nicht aus {wanted}</translation>
    </message>
    <message>
      <source>{part} is missing</source>
      <translation>{part} fehlt</translation>
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
      <source>{path} contains rows without an owner</source>
      <translation>{path} enthält Zeilen, die zu nichts gehören</translation>
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
      <source>{path} has {width} x {height} pixels, which is too many</source>
      <translation>{path} hat {width} x {height} Pixel, das sind zu viele</translation>
    </message>
    <message>
      <source>{path} holds {count} rows of {width}, not what is recorded</source>
      <translation>{path} enthält {count} Zeilen zu {width}, nicht was verzeichnet ist</translation>
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
      <source>{path} is empty or cannot be reached. Its videos stay in the library as offline</source>
      <translation>{path} ist leer oder nicht erreichbar. Die Videos von dort bleiben als offline in der Bibliothek</translation>
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
      <source>{path} is not the configuration of an open_clip model</source>
      <translation>{path} ist nicht die Konfiguration eines open_clip-Modells</translation>
    </message>
    <message>
      <source>{path} is too large to be a part of a tokenizer</source>
      <translation>{path} ist zu groß für einen Teil eines Tokenizers</translation>
    </message>
    <message>
      <source>{path} went away while it was scanned</source>
      <translation>{path} verschwand, während es eingelesen wurde</translation>
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
      <source>{text} is not a date</source>
      <translation>{text} ist kein Datum</translation>
    </message>
    <message>
      <source>{text} is not a length of time</source>
      <translation>{text} ist keine Länge</translation>
    </message>
    <message>
      <source>{text} is not a score</source>
      <translation>{text} ist kein Wert</translation>
    </message>
    <message>
      <source>{text} is not a whole number</source>
      <translation>{text} ist keine ganze Zahl</translation>
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
      <source>{title}: {lost} of {count} vectors are gone</source>
      <translation>{title}: {lost} von {count} Vektoren sind weg</translation>
    </message>
    <message>
      <source>{token} needs {kind} after it</source>
      <translation>Auf {token} folgt {kind}</translation>
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
    <message numerus="yes">
      <source>%n decisions were left out: their videos have no file any more.</source>
      <translation>
        <numerusform>%n Entscheidung fehlt darin: Ihr Video hat keine Datei mehr.</numerusform>
        <numerusform>%n Entscheidungen fehlen darin: Ihre Videos haben keine Datei mehr.</numerusform>
      </translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Exported to %1.</source>
      <translation>Exportiert nach %1.</translation>
    </message>
  </context>
  <context>
    <name>Facts</name>
    <message>
      <source>%1, and %2 of unknown length</source>
      <translation>%1, dazu %2 von unbekannter Länge</translation>
    </message>
    <message>
      <source>Added</source>
      <translation>Hinzugefügt</translation>
    </message>
    <message>
      <source>Coding</source>
      <translation>Kodierung</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopie</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>Länge</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Bild</translation>
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
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>offline</source>
      <translation>offline</translation>
    </message>
  </context>
  <context>
    <name>Failed</name>
    <message numerus="yes">
      <source>%n files could not be read. View → Files that could not be read%1 says why.</source>
      <translation>
        <numerusform>%n Datei konnte nicht gelesen werden. Ansicht → Nicht lesbare Dateien%1 nennt den Grund.</numerusform>
        <numerusform>%n Dateien konnten nicht gelesen werden. Ansicht → Nicht lesbare Dateien%1 nennt die Gründe.</numerusform>
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
      <source>Every file could be read.</source>
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
      <source>In %n folders, among them %1</source>
      <translation>
        <numerusform>In %n Ordner: %1</numerusform>
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
      <source>analysed</source>
      <translation>analysiert</translation>
    </message>
    <message>
      <source>analysed with the search model in use</source>
      <translation>mit dem Suchmodell in Gebrauch analysiert</translation>
    </message>
    <message>
      <source>another word for %1</source>
      <translation>anderes Wort für %1</translation>
    </message>
    <message>
      <source>by height of the picture in pixels</source>
      <translation>nach Bildhöhe in Pixeln</translation>
    </message>
    <message>
      <source>by how sure a suggestion is</source>
      <translation>danach, wie sicher ein Vorschlag ist</translation>
    </message>
    <message>
      <source>by length</source>
      <translation>nach Länge</translation>
    </message>
    <message>
      <source>by rating, 0 to 5</source>
      <translation>nach Bewertung, 0 bis 5</translation>
    </message>
    <message>
      <source>by the day of the file</source>
      <translation>nach dem Tag der Datei</translation>
    </message>
    <message>
      <source>by the day of the last decision</source>
      <translation>nach dem Tag der letzten Entscheidung</translation>
    </message>
    <message>
      <source>by the day they were added</source>
      <translation>nach dem Tag des Hinzufügens</translation>
    </message>
    <message>
      <source>cannot be reached now</source>
      <translation>zurzeit nicht erreichbar</translation>
    </message>
    <message>
      <source>could not be read</source>
      <translation>nicht lesbar</translation>
    </message>
    <message>
      <source>decided %2 %1</source>
      <translation>entschieden %2 %1</translation>
    </message>
    <message>
      <source>decided by you or by an import</source>
      <translation>selbst entschieden oder durch einen Import</translation>
    </message>
    <message>
      <source>decided by: %1</source>
      <translation>entschieden durch: %1</translation>
    </message>
    <message>
      <source>folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>for which you rejected this tag</source>
      <translation>für die dieses Schlagwort abgelehnt ist</translation>
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
      <source>length %2 %1</source>
      <translation>Länge %2 %1</translation>
    </message>
    <message>
      <source>letters in the file's name</source>
      <translation>Buchstaben im Dateinamen</translation>
    </message>
    <message>
      <source>letters in the folder or name</source>
      <translation>Buchstaben in Ordner oder Name</translation>
    </message>
    <message>
      <source>letters in the note</source>
      <translation>Buchstaben in der Notiz</translation>
    </message>
    <message>
      <source>name: %1</source>
      <translation>Name: %1</translation>
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
      <source>not: %1</source>
      <translation>nicht: %1</translation>
    </message>
    <message>
      <source>note: %1</source>
      <translation>Notiz: %1</translation>
    </message>
    <message>
      <source>nothing decided yet</source>
      <translation>noch nichts entschieden</translation>
    </message>
    <message>
      <source>offline</source>
      <translation>offline</translation>
    </message>
    <message>
      <source>path: %1</source>
      <translation>Pfad: %1</translation>
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
      <source>suggested with %2 %1</source>
      <translation>vorgeschlagen mit %2 %1</translation>
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
      <source>that this tag is suggested for</source>
      <translation>für die dieses Schlagwort vorgeschlagen ist</translation>
    </message>
    <message>
      <source>untagged</source>
      <translation>ohne Schlagwörter</translation>
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
      <source>Delete takes it off</source>
      <translation>Entf hebt ihn auf</translation>
    </message>
    <message>
      <source>Delete takes it off, Enter takes it back into the search box</source>
      <translation>Entf hebt ihn auf, Eingabe holt ihn ins Suchfeld zurück</translation>
    </message>
    <message>
      <source>Filter: %1</source>
      <translation>Filter: %1</translation>
    </message>
    <message>
      <source>Take off %1</source>
      <translation>%1 aufheben</translation>
    </message>
  </context>
  <context>
    <name>FilterChips</name>
    <message>
      <source>Filters in force</source>
      <translation>Geltende Filter</translation>
    </message>
  </context>
  <context>
    <name>Folders</name>
    <message>
      <source>%1 of %2 files that were looked for are there. The others are shown as offline.</source>
      <translation>%1 von %2 gesuchten Dateien sind dort. Die anderen werden als offline gezeigt.</translation>
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
      <source>All %1 files that were looked for are there, of %2 in all.</source>
      <translation>Alle %1 gesuchten Dateien sind dort, von %2 insgesamt.</translation>
    </message>
    <message>
      <source>All of its %1 files are there.</source>
      <translation>Alle seine %1 Dateien sind dort.</translation>
    </message>
    <message>
      <source>All videos</source>
      <translation>Alle Videos</translation>
    </message>
    <message>
      <source>Choose the folder that has moved in the folders panel first.</source>
      <translation>Zuerst im Ordnerbereich den verschobenen Ordner auswählen.</translation>
    </message>
    <message>
      <source>Choose the folder to remove in the folders panel first.</source>
      <translation>Zuerst im Ordnerbereich den Ordner auswählen, der entfernt werden soll.</translation>
    </message>
    <message>
      <source>Find folder %1 at %2</source>
      <translation>Ordner %1 an neuem Ort: %2</translation>
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
      <source>Its file is there.</source>
      <translation>Seine Datei ist dort.</translation>
    </message>
    <message>
      <source>Its files stay where they are, and so does what you decided about its videos. Edit → Undo brings it back.</source>
      <translation>Seine Dateien bleiben, wo sie sind, und ebenso alle Entscheidungen zu seinen Videos. Bearbeiten → Rückgängig holt ihn zurück.</translation>
    </message>
    <message>
      <source>Its videos keep their tags, ratings and notes. Edit → Undo goes back.</source>
      <translation>Seine Videos behalten Schlagwörter, Bewertungen und Notizen. Bearbeiten → Rückgängig führt zurück.</translation>
    </message>
    <message>
      <source>None of its files are there. Videos without a file are shown as offline.</source>
      <translation>Keine seiner Dateien ist dort. Videos ohne Datei werden als offline gezeigt.</translation>
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
      <source>Stop watching folder %1</source>
      <translation>Ordner %1 nicht mehr überwachen</translation>
    </message>
    <message>
      <source>The library knows no file of it yet.</source>
      <translation>Die Bibliothek kennt noch keine Datei daraus.</translation>
    </message>
    <message>
      <source>Use it anyway</source>
      <translation>Trotzdem verwenden</translation>
    </message>
    <message>
      <source>Use this place</source>
      <translation>Diesen Ort verwenden</translation>
    </message>
    <message>
      <source>Waits to be scanned</source>
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
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>In a folder with a mark, new and changed videos are found by themselves while Clipshelf runs. The others are looked at when you ask for it.</source>
      <translation>In angehakten Ordnern werden neue und geänderte Videos von selbst gefunden, solange Clipshelf läuft. Die anderen werden auf Wunsch durchgesehen.</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>Watched folders</source>
      <translation>Überwachte Ordner</translation>
    </message>
  </context>
  <context>
    <name>FoldersPanel</name>
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
      <source>PNG pictures (*.png)</source>
      <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
      <source>Save frame</source>
      <translation>Einzelbild speichern</translation>
    </message>
    <message>
      <source>The frame is on the clipboard.</source>
      <translation>Das Einzelbild ist in der Zwischenablage.</translation>
    </message>
    <message>
      <source>The frame is saved as %1.</source>
      <translation>Das Einzelbild ist als %1 gespeichert.</translation>
    </message>
  </context>
  <context>
    <name>Grid</name>
    <message>
      <source>All videos</source>
      <translation>Alle Videos</translation>
    </message>
    <message>
      <source>Choose a video first: the others are put in order by it.</source>
      <translation>Zuerst ein Video auswählen: Die anderen werden danach geordnet.</translation>
    </message>
    <message>
      <source>Most like %1 first</source>
      <translation>Ähnlichste zu %1 zuerst</translation>
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
      <source>Day not known</source>
      <translation>Tag unbekannt</translation>
    </message>
    <message>
      <source>Folder not known</source>
      <translation>Ordner unbekannt</translation>
    </message>
  </context>
  <context>
    <name>Heads</name>
    <message>
      <source>%1, in use</source>
      <translation>%1, in Gebrauch</translation>
    </message>
    <message>
      <source>%1, proposed</source>
      <translation>%1, vorgeschlagen</translation>
    </message>
    <message numerus="yes">
      <source>%n decisions are newer than what is in use.</source>
      <translation>
        <numerusform>%n Entscheidung ist neuer als das, was gilt.</numerusform>
        <numerusform>%n Entscheidungen sind neuer als das, was gilt.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tags are not in this library and were left out: %1</source>
      <translation>
        <numerusform>%n Schlagwort gibt es in dieser Bibliothek nicht, es blieb weg: %1</numerusform>
        <numerusform>%n Schlagwörter gibt es in dieser Bibliothek nicht, sie blieben weg: %1</numerusform>
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
      <source>Decisions</source>
      <translation>Entscheidungen</translation>
    </message>
    <message>
      <source>Export what was learned</source>
      <translation>Gelerntes exportieren</translation>
    </message>
    <message>
      <source>Import what was learned</source>
      <translation>Gelerntes importieren</translation>
    </message>
    <message>
      <source>Made</source>
      <translation>Erstellt</translation>
    </message>
    <message>
      <source>Quality</source>
      <translation>Qualität</translation>
    </message>
    <message>
      <source>Suggesting anew…</source>
      <translation>Wird neu vorgeschlagen…</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>Schlagwörter</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>Stand</translation>
    </message>
    <message>
      <source>Version %1 is in use.</source>
      <translation>Stand %1 ist in Gebrauch.</translation>
    </message>
    <message>
      <source>Version %1 was taken in, and is in use.</source>
      <translation>Stand %1 wurde übernommen und ist in Gebrauch.</translation>
    </message>
    <message>
      <source>Version %1 was written to %2.</source>
      <translation>Stand %1 wurde nach %2 geschrieben.</translation>
    </message>
    <message>
      <source>What was learned (*%1)</source>
      <translation>Gelerntes (*%1)</translation>
    </message>
    <message>
      <source>Writing…</source>
      <translation>Wird geschrieben…</translation>
    </message>
    <message>
      <source>taken from a file</source>
      <translation>aus einer Datei</translation>
    </message>
    <message>
      <source>too few decisions to tell</source>
      <translation>zu wenige Entscheidungen für ein Urteil</translation>
    </message>
  </context>
  <context>
    <name>HeadsDialog</name>
    <message>
      <source>Compare</source>
      <translation>Vergleichen</translation>
    </message>
    <message>
      <source>Each training is kept as a version. Choose two to compare them.</source>
      <translation>Jedes Training bleibt als Stand erhalten. Zwei auswählen, um sie zu vergleichen.</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>Exportieren…</translation>
    </message>
    <message>
      <source>From version %1 to %2: %3</source>
      <translation>Von Stand %1 zu %2: %3</translation>
    </message>
    <message>
      <source>Import…</source>
      <translation>Importieren…</translation>
    </message>
    <message>
      <source>Look at it</source>
      <translation>Ansehen</translation>
    </message>
    <message>
      <source>Nothing has been trained yet. Corrections are learned all the same, at once.</source>
      <translation>Noch wurde nichts trainiert. Korrekturen werden trotzdem gelernt, und zwar sofort.</translation>
    </message>
    <message>
      <source>Nothing of a proposed version is in use before you choose it.</source>
      <translation>Ein vorgeschlagener Stand gilt erst, wenn er ausgewählt ist.</translation>
    </message>
    <message>
      <source>Tags before and after</source>
      <translation>Schlagwörter vorher und nachher</translation>
    </message>
    <message>
      <source>Take back</source>
      <translation>Zurücknehmen</translation>
    </message>
    <message>
      <source>Use</source>
      <translation>Verwenden</translation>
    </message>
    <message>
      <source>Use again what was in use before the last training, with all decisions since</source>
      <translation>Wieder verwenden, was vor dem letzten Training galt, mit allen Entscheidungen seither</translation>
    </message>
    <message>
      <source>Versions</source>
      <translation>Stände</translation>
    </message>
    <message>
      <source>What was learned</source>
      <translation>Gelerntes</translation>
    </message>
  </context>
  <context>
    <name>Health</name>
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
      <source>%1. It takes about %2 of each, from different videos, to learn a tag.</source>
      <translation>%1. Um ein Schlagwort zu lernen, braucht es etwa %2 von jedem, aus verschiedenen Videos.</translation>
    </message>
    <message>
      <source>%1. Reject what is wrong, or choose a higher threshold.</source>
      <translation>%1. Bitte Falsches ablehnen oder eine höhere Schwelle wählen.</translation>
    </message>
    <message>
      <source>%1. Suggestions are worth looking through; some will be wrong.</source>
      <translation>%1. Vorschläge lohnen das Durchsehen; einige werden falsch sein.</translation>
    </message>
    <message>
      <source>%1. Suggestions can mostly be trusted.</source>
      <translation>%1. Vorschläge sind meist verlässlich.</translation>
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
      <source>Found among the videos you decided about: about %1 of 10 that fit</source>
      <translation>Gefunden unter den entschiedenen Videos: etwa %1 von 10 passenden</translation>
    </message>
    <message>
      <source>Found among the videos you decided about: too few to tell</source>
      <translation>Gefunden unter den entschiedenen Videos: zu wenige für ein Urteil</translation>
    </message>
    <message>
      <source>Looking at what is known of it…</source>
      <translation>Bekanntes wird angesehen…</translation>
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
      <source>More of the same would hardly help; decisions about unusual videos may.</source>
      <translation>Mehr von derselben Art hilft kaum; Entscheidungen zu ungewöhnlichen Videos vielleicht.</translation>
    </message>
    <message>
      <source>Not checked yet</source>
      <translation>Noch nicht geprüft</translation>
    </message>
    <message>
      <source>Order of the videos you decided about, accepted before rejected: %1. How many suggestions are right does not follow from this.</source>
      <translation>Reihenfolge der entschiedenen Videos, angenommene vor abgelehnten: %1. Wie viele Vorschläge richtig sind, folgt daraus nicht.</translation>
    </message>
    <message>
      <source>Reliable</source>
      <translation>Verlässlich</translation>
    </message>
    <message>
      <source>Right among the videos you decided about: about %1 of 10 from this score on</source>
      <translation>Richtig unter den entschiedenen Videos: etwa %1 von 10 ab diesem Wert</translation>
    </message>
    <message>
      <source>Right among the videos you decided about: too few to tell</source>
      <translation>Richtig unter den entschiedenen Videos: zu wenige für ein Urteil</translation>
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
      <source>Double click or Enter</source>
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
      <source>Keys and help</source>
      <translation>Tasten und Hilfe</translation>
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
    <message>
      <source>Another picture for %1</source>
      <translation>Anderes Bild für %1</translation>
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
    <message>
      <source>Review %1: %2 accepted, %3 rejected</source>
      <translation>%1 durchsehen: %2 angenommen, %3 abgelehnt</translation>
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
    <message numerus="yes">
      <source>Take %1 from %n moments</source>
      <translation>
        <numerusform>%1 von %n Moment entfernen</numerusform>
        <numerusform>%1 von %n Momenten entfernen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Take %1 from %n videos</source>
      <translation>
        <numerusform>%1 von %n Video entfernen</numerusform>
        <numerusform>%1 von %n Videos entfernen</numerusform>
      </translation>
    </message>
    <message>
      <source>The own picture for %1</source>
      <translation>Eigenes Bild für %1</translation>
    </message>
  </context>
  <context>
    <name>HistoryPanel</name>
    <message>
      <source>As it was opened</source>
      <translation>Stand beim Öffnen</translation>
    </message>
    <message>
      <source>History of changes</source>
      <translation>Verlauf der Änderungen</translation>
    </message>
  </context>
  <context>
    <name>Inspector</name>
    <message>
      <source>by you</source>
      <translation>selbst vergeben</translation>
    </message>
    <message>
      <source>given to this moment</source>
      <translation>an diesen Moment vergeben</translation>
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
      <source>Choose a video to see what is known of it</source>
      <translation>Ein Video auswählen, um zu sehen, was darüber bekannt ist</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>Angaben</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>Notiz</translation>
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
      <source>From moments</source>
      <translation>Aus Momenten</translation>
    </message>
    <message>
      <source>Give tags (Ctrl+T)</source>
      <translation>Schlagwörter vergeben (Strg+T)</translation>
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
      <source>Rejected at moments</source>
      <translation>An Momenten abgelehnt</translation>
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
      <source>Analysis has stopped. Your library is safe; search and analysis wait until it runs again.</source>
      <translation>Die Analyse ist stehen geblieben. Die Bibliothek ist sicher; Suche und Analyse warten, bis sie wieder läuft.</translation>
    </message>
    <message>
      <source>Analysis stopped unexpectedly and is being started again</source>
      <translation>Die Analyse brach unerwartet ab und wird neu gestartet</translation>
    </message>
    <message>
      <source>Another command is working with this library. Analysis goes on by itself when that ends.</source>
      <translation>Ein anderer Befehl arbeitet mit dieser Bibliothek. Die Analyse geht von selbst weiter, wenn er fertig ist.</translation>
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
      <source>Paused: what is added waits until you resume</source>
      <translation>Angehalten: Neues wartet bis zum Fortsetzen</translation>
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
      <source>Starting the analysis</source>
      <translation>Die Analyse startet</translation>
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
    <name>JobFacts</name>
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
      <source>%1× real time</source>
      <translation>%1× Echtzeit</translation>
    </message>
    <message>
      <source>All work is done.</source>
      <translation>Alle Arbeit ist getan.</translation>
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
      <source>Failed: %1</source>
      <translation>Fehlgeschlagen: %1</translation>
    </message>
    <message>
      <source>Look for videos</source>
      <translation>Videos suchen</translation>
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
      <source>Not done: %1.</source>
      <translation>Nicht erledigt: %1.</translation>
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
      <source>Queued work was cancelled. Rescan%1 to take it up again.</source>
      <translation>Die wartende Arbeit wurde abgebrochen. Ordner neu einlesen%1 nimmt sie wieder auf.</translation>
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
      <source>State</source>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>Video or folder</source>
      <translation>Video oder Ordner</translation>
    </message>
    <message>
      <source>Videos analysed: %1.</source>
      <translation>Analysierte Videos: %1.</translation>
    </message>
    <message>
      <source>Waits</source>
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
      <source>Cancel these</source>
      <translation>Diese abbrechen</translation>
    </message>
    <message>
      <source>Files that failed</source>
      <translation>Nicht lesbare Dateien</translation>
    </message>
    <message>
      <source>Jobs</source>
      <translation>Aufträge</translation>
    </message>
    <message>
      <source>Nothing to do.</source>
      <translation>Nichts zu tun.</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Anhalten</translation>
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
  </context>
  <context>
    <name>KeyEditor</name>
    <message>
      <source>%1 belongs to %2.</source>
      <translation>%1 gehört zu %2.</translation>
    </message>
    <message>
      <source>Add as another</source>
      <translation>Als weitere hinzufügen</translation>
    </message>
    <message>
      <source>Choose a command to change its keys.</source>
      <translation>Einen Befehl auswählen, um seine Tasten zu ändern.</translation>
    </message>
    <message>
      <source>Keys of %1</source>
      <translation>Tasten für %1</translation>
    </message>
    <message>
      <source>Leave it there</source>
      <translation>Dort lassen</translation>
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
      <source>Decisions</source>
      <translation>Entscheidungen</translation>
    </message>
    <message>
      <source>Learning curve as a table</source>
      <translation>Lernkurve als Tabelle</translation>
    </message>
    <message>
      <source>Ranking</source>
      <translation>Rangfolge</translation>
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
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Last decision</source>
      <translation>Letzte Entscheidung</translation>
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
      <source>State</source>
      <translation>Zustand</translation>
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
    <name>Main</name>
    <message>
      <source>Clipshelf can copy the damaged file aside, and save what can be read of it and of the newest backup into a new catalog. Your videos are not touched.</source>
      <translation>Clipshelf kann die beschädigte Datei beiseitelegen und in einem neuen Katalog retten, was von ihr und der neuesten Sicherung lesbar ist. Die Videos bleiben unberührt.</translation>
    </message>
    <message>
      <source>Leave it as it is</source>
      <translation>Lassen, wie es ist</translation>
    </message>
    <message>
      <source>Save what can be read</source>
      <translation>Lesbares retten</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>Add folder…</source>
      <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>Folders (F9)</source>
      <translation>Ordner (F9)</translation>
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
      <source>Back (Alt+Left)</source>
      <translation>Zurück (Alt+Links)</translation>
    </message>
    <message>
      <source>Manual of Clipshelf</source>
      <translation>Handbuch von Clipshelf</translation>
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
      <source>Downloading %1</source>
      <translation>%1 wird heruntergeladen</translation>
    </message>
    <message>
      <source>Resume download</source>
      <translation>Weiter herunterladen</translation>
    </message>
    <message>
      <source>The download of %1 is stopped. What has arrived is kept.</source>
      <translation>Der Download von %1 ist angehalten. Was angekommen ist, bleibt.</translation>
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
      <source>Use a model that you have fetched in another way</source>
      <translation>Ein Modell verwenden, das auf anderem Weg geholt wurde</translation>
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
      <source>Moment %1 of %2</source>
      <translation>Moment %1 von %2</translation>
    </message>
    <message>
      <source>Similarity %1 (comparable within this search only)</source>
      <translation>Ähnlichkeit %1 (nur innerhalb dieser Suche vergleichbar)</translation>
    </message>
    <message>
      <source>The picture is the nearest preview, from about %1</source>
      <translation>Das Bild ist die nächste Vorschau, von etwa %1</translation>
    </message>
    <message>
      <source>Weaker matches</source>
      <translation>Schwächere Treffer</translation>
    </message>
    <message>
      <source>match %1 of 100, relative to the best</source>
      <translation>Treffer %1 von 100, bezogen auf den besten</translation>
    </message>
    <message>
      <source>moment %1 of %2</source>
      <translation>Moment %1 von %2</translation>
    </message>
    <message>
      <source>picture from about %1</source>
      <translation>Bild von etwa %1</translation>
    </message>
  </context>
  <context>
    <name>MomentTiles</name>
    <message>
      <source>Its best moments</source>
      <translation>Seine besten Momente</translation>
    </message>
  </context>
  <context>
    <name>NameLine</name>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>Speichern</translation>
    </message>
    <message>
      <source>Keep this search as</source>
      <translation>Diese Suche speichern als</translation>
    </message>
  </context>
  <context>
    <name>NewDecisionsLine</name>
    <message>
      <source>A new version waits for your choice</source>
      <translation>Ein neuer Stand wartet auf die Auswahl</translation>
    </message>
    <message>
      <source>Look at it</source>
      <translation>Ansehen</translation>
    </message>
    <message>
      <source>See what a new version would change, and choose</source>
      <translation>Ansehen, was ein neuer Stand ändern würde, und auswählen</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>Trainieren</translation>
    </message>
    <message>
      <source>Train on all decisions; this many are newer than what is in use</source>
      <translation>Mit allen Entscheidungen trainieren; so viele sind neuer als das, was gilt</translation>
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
      <source>Best rating first</source>
      <translation>Beste Bewertung zuerst</translation>
    </message>
    <message>
      <source>By day added</source>
      <translation>Nach Tag des Hinzufügens</translation>
    </message>
    <message>
      <source>By day recorded</source>
      <translation>Nach Tag der Aufnahme</translation>
    </message>
    <message>
      <source>By folder</source>
      <translation>Nach Ordner</translation>
    </message>
    <message>
      <source>Decided last</source>
      <translation>Zuletzt entschieden</translation>
    </message>
    <message>
      <source>Decided longest ago first</source>
      <translation>Am längsten entschieden zuerst</translation>
    </message>
    <message>
      <source>Like the chosen video</source>
      <translation>Wie das ausgewählte Video</translation>
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
      <source>Name, from Z to A</source>
      <translation>Name, von Z bis A</translation>
    </message>
    <message>
      <source>Newest first</source>
      <translation>Neueste zuerst</translation>
    </message>
    <message>
      <source>No groups</source>
      <translation>Keine Gruppen</translation>
    </message>
    <message>
      <source>Oldest in the library first</source>
      <translation>Am längsten in der Bibliothek zuerst</translation>
    </message>
    <message>
      <source>Recorded first</source>
      <translation>Früheste Aufnahme zuerst</translation>
    </message>
    <message>
      <source>Recorded last</source>
      <translation>Späteste Aufnahme zuerst</translation>
    </message>
    <message>
      <source>Shortest first</source>
      <translation>Kürzeste zuerst</translation>
    </message>
  </context>
  <context>
    <name>Outlook</name>
    <message>
      <source>Accept one example</source>
      <translation>Ein Beispiel annehmen</translation>
    </message>
    <message>
      <source>Everything is decided about “%1”.</source>
      <translation>Zu „%1“ ist alles entschieden.</translation>
    </message>
    <message>
      <source>Everything is decided.</source>
      <translation>Alles ist entschieden.</translation>
    </message>
    <message>
      <source>Learned in a moment</source>
      <translation>Wird gleich gelernt</translation>
    </message>
    <message>
      <source>Look at the likeliest</source>
      <translation>Die wahrscheinlichsten ansehen</translation>
    </message>
    <message>
      <source>Looking for more of “%1” is hardly worth it: %2.</source>
      <translation>Weitere für „%1“ zu suchen lohnt sich kaum: %2.</translation>
    </message>
    <message>
      <source>Neither its words nor an example say what it looks like.</source>
      <translation>Weder die Wörter noch ein Beispiel sagen, wie es aussieht.</translation>
    </message>
    <message>
      <source>No video has been analysed yet.</source>
      <translation>Noch ist kein Video analysiert.</translation>
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
      <source>Probably no more are left (%1 to %2)</source>
      <translation>Wahrscheinlich sind keine weiteren übrig (%1 bis %2)</translation>
    </message>
    <message>
      <source>Reject a few</source>
      <translation>Einige ablehnen</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Durchsehen</translation>
    </message>
    <message numerus="yes">
      <source>Suggests %n videos</source>
      <translation>
        <numerusform>Schlägt %n Video vor</numerusform>
        <numerusform>Schlägt %n Videos vor</numerusform>
      </translation>
    </message>
    <message>
      <source>Suggests nothing</source>
      <translation>Schlägt nichts vor</translation>
    </message>
    <message>
      <source>What is left is hard to tell apart.</source>
      <translation>Was übrig ist, lässt sich schwer unterscheiden.</translation>
    </message>
    <message>
      <source>You have only accepted. Reject a few, so that it learns where to stop.</source>
      <translation>Sie haben nur angenommen. Lehnen Sie einige ab, damit es lernt, wo Schluss ist.</translation>
    </message>
    <message>
      <source>You have only rejected. Accept an example of what it looks like.</source>
      <translation>Sie haben nur abgelehnt. Nehmen Sie ein Beispiel an, das zeigt, wie es aussieht.</translation>
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
      <source>Takes effect after the worker restarts.</source>
      <translation>Gilt nach einem Neustart des Hilfsprozesses.</translation>
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
      <source>Player</source>
      <translation>Player</translation>
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
    <name>PlayerControls</name>
    <message>
      <source>Find moments like the frame on show</source>
      <translation>Momente wie das gezeigte Bild finden</translation>
    </message>
    <message>
      <source>Full screen</source>
      <translation>Vollbild</translation>
    </message>
    <message>
      <source>Leave full screen</source>
      <translation>Vollbild verlassen</translation>
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
      <source>No sound: there is no device to play it</source>
      <translation>Kein Ton: Es gibt kein Gerät, das ihn wiedergibt</translation>
    </message>
    <message>
      <source>One frame back</source>
      <translation>Ein Bild zurück</translation>
    </message>
    <message>
      <source>One frame on</source>
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
      <source>Play over and over</source>
      <translation>Immer wieder abspielen</translation>
    </message>
    <message>
      <source>Sound on</source>
      <translation>Ton ein</translation>
    </message>
    <message>
      <source>The frame on show</source>
      <translation>Das gezeigte Bild</translation>
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
      <source>its format is not known to the player</source>
      <translation>der Player kennt das Format nicht</translation>
    </message>
  </context>
  <context>
    <name>Playing</name>
    <message>
      <source>%1 cannot be reached. Check whether its drive is connected, or rescan (F5).</source>
      <translation>%1 ist nicht erreichbar. Bitte prüfen, ob das Laufwerk angeschlossen ist, oder neu einlesen (F5).</translation>
    </message>
    <message>
      <source>No other program opens %1.</source>
      <translation>Kein anderes Programm öffnet %1.</translation>
    </message>
  </context>
  <context>
    <name>PowerPage</name>
    <message>
      <source>This desktop offers no way to be kept awake.</source>
      <translation>Diese Arbeitsumgebung lässt sich nicht wach halten.</translation>
    </message>
    <message>
      <source>This desktop shows no notifications of programs.</source>
      <translation>Diese Arbeitsumgebung zeigt keine Mitteilungen von Programmen.</translation>
    </message>
  </context>
  <context>
    <name>PrivacyPage</name>
    <message>
      <source>%1 in all, of which %2 can be made again from your videos.</source>
      <translation>%1 insgesamt, davon können %2 aus den Videos neu erstellt werden.</translation>
    </message>
    <message>
      <source>Adding up…</source>
      <translation>Wird zusammengezählt…</translation>
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
      <source>Everything is computed on this computer. Your videos are only ever read. There is no network use except the download of a search model, when you ask for it; nothing is sent, and there is no account.</source>
      <translation>Alles wird auf diesem Rechner berechnet. Videos werden immer nur gelesen. Das Netz wird nur benutzt, um auf Wunsch ein Suchmodell herunterzuladen; nichts wird gesendet, und es gibt kein Konto.</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>Open the folder of: %1</source>
      <translation>Ordner öffnen: %1</translation>
    </message>
    <message>
      <source>The logs name files and tags; they stay in the library's folder, and old ones go by themselves. The report says what the program runs on and how much is stored; it names no video and no person.</source>
      <translation>Die Protokolle nennen Dateien und Schlagwörter; sie bleiben im Ordner der Bibliothek, und alte verschwinden von selbst. Der Bericht sagt, worauf das Programm läuft und wie viel gespeichert ist; er nennt kein Video und keine Person.</translation>
    </message>
    <message>
      <source>This library lies in %1</source>
      <translation>Diese Bibliothek liegt in %1</translation>
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
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Its file is gone</source>
      <translation>Datei ist weg</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>No video is removed.</source>
      <translation>Kein Video ist entfernt.</translation>
    </message>
    <message>
      <source>Put &amp;all back</source>
      <translation>&amp;Alle zurücklegen</translation>
    </message>
    <message>
      <source>Put &amp;back</source>
      <translation>&amp;Zurücklegen</translation>
    </message>
    <message>
      <source>Removed videos</source>
      <translation>Entfernte Videos</translation>
    </message>
    <message>
      <source>Their files lie where they were, and what was decided about them is kept.</source>
      <translation>Ihre Dateien liegen, wo sie waren, und alle Entscheidungen dazu bleiben erhalten.</translation>
    </message>
  </context>
  <context>
    <name>Report</name>
    <message>
      <source>Clipshelf made a mistake</source>
      <translation>Clipshelf hat einen Fehler gemacht</translation>
    </message>
    <message>
      <source>Diagnostic report</source>
      <translation>Diagnosebericht</translation>
    </message>
    <message>
      <source>Something went wrong inside Clipshelf. Your library is safe: what you decided has been written already. You can go on; if things look odd, close the window and open it again. The report below is sent nowhere; it may name files, so read it before you pass it on.</source>
      <translation>In Clipshelf ist etwas schiefgegangen. Die Bibliothek ist sicher: Alle Entscheidungen sind schon gespeichert. Die Arbeit kann weitergehen; wirkt etwas seltsam, hilft es, das Fenster zu schließen und neu zu öffnen. Der Bericht unten wird nirgendwohin gesendet; er kann Dateien nennen und sollte vor dem Weitergeben gelesen werden.</translation>
    </message>
    <message>
      <source>This is all that the report says. It is sent nowhere; copy it into a message if you like.</source>
      <translation>Das ist alles, was der Bericht sagt. Er wird nirgendwohin gesendet und kann in eine Nachricht kopiert werden.</translation>
    </message>
  </context>
  <context>
    <name>ReportDialog</name>
    <message>
      <source>Copy the report</source>
      <translation>Bericht kopieren</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
  </context>
  <context>
    <name>ResultsPage</name>
    <message>
      <source>All %2 videos searched</source>
      <translation>Alle %2 Videos durchsucht</translation>
    </message>
    <message>
      <source>Back to all videos (Esc)</source>
      <translation>Zurück zu allen Videos (Esc)</translation>
    </message>
    <message>
      <source>Look in file names</source>
      <translation>In Dateinamen suchen</translation>
    </message>
    <message>
      <source>Moments found</source>
      <translation>Gefundene Momente</translation>
    </message>
    <message>
      <source>Search again</source>
      <translation>Noch einmal suchen</translation>
    </message>
    <message>
      <source>Search model…</source>
      <translation>Suchmodell…</translation>
    </message>
    <message>
      <source>Searching %1 analysed videos of %2</source>
      <translation>%1 analysierte von %2 Videos werden durchsucht</translation>
    </message>
    <message>
      <source>Show all moments</source>
      <translation>Alle Momente zeigen</translation>
    </message>
    <message>
      <source>Show best only</source>
      <translation>Nur die besten zeigen</translation>
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
      <source>%1 keeps</source>
      <translation>%1 behält</translation>
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
      <source>%1 undecided</source>
      <translation>%1 offen</translation>
    </message>
    <message>
      <source>%1 wrong</source>
      <translation>%1 falsch</translation>
    </message>
    <message numerus="yes">
      <source>%n answers about “%1” are marked but not kept. They wait in the review of this tag.</source>
      <translation>
        <numerusform>%n Antwort zu „%1“ ist markiert, aber nicht behalten. Sie wartet beim Durchsehen dieses Schlagworts.</numerusform>
        <numerusform>%n Antworten zu „%1“ sind markiert, aber nicht behalten. Sie warten beim Durchsehen dieses Schlagworts.</numerusform>
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
      <source>All pages: %1 of %2 right</source>
      <translation>Alle Seiten: %1 von %2 richtig</translation>
    </message>
    <message>
      <source>Another command is working with this library. The first clips come when that ends.</source>
      <translation>Ein anderer Befehl arbeitet mit dieser Bibliothek. Die ersten Clips kommen, wenn er fertig ist.</translation>
    </message>
    <message>
      <source>Ask for a mixed page</source>
      <translation>Gemischte Seite holen</translation>
    </message>
    <message>
      <source>Back to all videos</source>
      <translation>Zurück zu allen Videos</translation>
    </message>
    <message>
      <source>Check of suggestions</source>
      <translation>Prüfung der Vorschläge</translation>
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
      <source>Drawn at random</source>
      <translation>Zufällig gezogene</translation>
    </message>
    <message>
      <source>Is this “%1” after all?</source>
      <translation>Ist das doch „%1“?</translation>
    </message>
    <message>
      <source>Is this “%1”?</source>
      <translation>Ist das „%1“?</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>Behalten</translation>
    </message>
    <message numerus="yes">
      <source>Keep %n answers</source>
      <translation>
        <numerusform>%n Antwort behalten</numerusform>
        <numerusform>%n Antworten behalten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Keep %n marked answers?</source>
      <translation>
        <numerusform>%n markierte Antwort behalten?</numerusform>
        <numerusform>%n markierte Antworten behalten?</numerusform>
      </translation>
    </message>
    <message>
      <source>Mixed</source>
      <translation>Gemischt</translation>
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
      <source>No video has been analysed yet. Clips can be shown once the first one is.</source>
      <translation>Noch ist kein Video analysiert. Clips gibt es, sobald das erste so weit ist.</translation>
    </message>
    <message>
      <source>Nothing marked: %1 goes on</source>
      <translation>Nichts markiert: %1 geht weiter</translation>
    </message>
    <message numerus="yes">
      <source>Nothing marked: %n answers kept before are taken back</source>
      <translation>
        <numerusform>Nichts markiert: %n vorher behaltene Antwort wird zurückgenommen</numerusform>
        <numerusform>Nichts markiert: %n vorher behaltene Antworten werden zurückgenommen</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing marked: nothing is kept</source>
      <translation>Nichts markiert: nichts wird behalten</translation>
    </message>
    <message>
      <source>Nothing that you decided about “%1” looks doubtful. It takes at least five accepted and five rejected clips to tell.</source>
      <translation>Keine Entscheidung zu „%1“ wirkt zweifelhaft. Für ein Urteil braucht es mindestens fünf angenommene und fünf abgelehnte Clips.</translation>
    </message>
    <message>
      <source>Nothing was marked.</source>
      <translation>Nichts wurde markiert.</translation>
    </message>
    <message>
      <source>Page %1: nothing marked, nothing kept</source>
      <translation>Seite %1: nichts markiert, nichts behalten</translation>
    </message>
    <message>
      <source>Page before</source>
      <translation>Vorige Seite</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Durchsehen</translation>
    </message>
    <message>
      <source>Start the analysis</source>
      <translation>Analyse starten</translation>
    </message>
    <message>
      <source>Sure ones that are new</source>
      <translation>Sichere, die neu sind</translation>
    </message>
    <message numerus="yes">
      <source>Take back %n answers</source>
      <translation>
        <numerusform>%n Antwort zurücknehmen</numerusform>
        <numerusform>%n Antworten zurücknehmen</numerusform>
      </translation>
    </message>
    <message>
      <source>That was all there is to ask about “%1” in this way.</source>
      <translation>Das war alles, was es auf diese Weise zu „%1“ zu fragen gibt.</translation>
    </message>
    <message>
      <source>The analysis is not running, and it is what chooses the clips. Your library is safe.</source>
      <translation>Die Analyse läuft nicht, und sie wählt die Clips aus. Die Bibliothek ist sicher.</translation>
    </message>
    <message>
      <source>The analysis is starting. The first clips come in a moment.</source>
      <translation>Die Analyse startet. Die ersten Clips kommen gleich.</translation>
    </message>
    <message>
      <source>The check of “%1” is done.</source>
      <translation>Die Prüfung von „%1“ ist fertig.</translation>
    </message>
    <message>
      <source>There are no tags yet. Make one, and the clips that may fit are shown here.</source>
      <translation>Noch gibt es keine Schlagwörter. Nach dem Anlegen eines Schlagworts stehen hier die Clips, die passen könnten.</translation>
    </message>
    <message>
      <source>There is nothing to ask about “%1”: all that was analysed is decided.</source>
      <translation>Zu „%1“ gibt es nichts zu fragen: Alles Analysierte ist entschieden.</translation>
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
      <source>Unsure ones</source>
      <translation>Unsichere</translation>
    </message>
    <message>
      <source>Where it disagrees with you</source>
      <translation>Wo der Vorschlag widerspricht</translation>
    </message>
    <message>
      <source>You marked them in the review of %1. They are lost if they are not kept.</source>
      <translation>Sie haben sie bei der Prüfung von %1 markiert. Ohne Behalten gehen sie verloren.</translation>
    </message>
    <message>
      <source>clip %1 of %2, %3 of %4, %5</source>
      <translation>Clip %1 von %2, %3 von %4, %5</translation>
    </message>
    <message>
      <source>kept</source>
      <translation>behalten</translation>
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
      <source>you said it does not fit</source>
      <translation>als nicht passend entschieden</translation>
    </message>
    <message>
      <source>you said it fits</source>
      <translation>als passend entschieden</translation>
    </message>
    <message>
      <source>“%1” is suggested for no video, so there is nothing to check.</source>
      <translation>„%1“ ist für kein Video vorgeschlagen; also gibt es nichts zu prüfen.</translation>
    </message>
  </context>
  <context>
    <name>ReviewHead</name>
    <message>
      <source>A sheet of clips (O)</source>
      <translation>Bogen mit Clips (O)</translation>
    </message>
    <message>
      <source>Back to all videos (Esc)</source>
      <translation>Zurück zu allen Videos (Esc)</translation>
    </message>
    <message>
      <source>Of the clips that you marked</source>
      <translation>Von den markierten Clips</translation>
    </message>
    <message>
      <source>One clip at a time (O)</source>
      <translation>Ein Clip nach dem anderen (O)</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Durchsehen</translation>
    </message>
    <message>
      <source>Tag to review</source>
      <translation>Schlagwort zum Durchsehen</translation>
    </message>
    <message>
      <source>What to be asked</source>
      <translation>Was gefragt wird</translation>
    </message>
  </context>
  <context>
    <name>ReviewOffer</name>
    <message>
      <source>Dismiss</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Durchsehen</translation>
    </message>
  </context>
  <context>
    <name>ReviewPage</name>
    <message>
      <source>Page before</source>
      <translation>Vorige Seite</translation>
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
      <source>Keep search %1</source>
      <translation>Suche %1 speichern</translation>
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
      <source>Search by words or filter first; then it can be kept.</source>
      <translation>Zuerst mit Wörtern suchen oder filtern; dann lässt es sich speichern.</translation>
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
      <source>Saved searches</source>
      <translation>Gespeicherte Suchen</translation>
    </message>
    <message>
      <source>Search or filter, then press the star in the search box. What you keep stands here.</source>
      <translation>Suchen oder filtern, dann auf den Stern im Suchfeld klicken. Gespeichertes steht hier.</translation>
    </message>
  </context>
  <context>
    <name>Search</name>
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
      <source>Nothing was found.</source>
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
      <source>The analysis is starting. The search runs as soon as it is ready.</source>
      <translation>Die Analyse startet. Die Suche läuft, sobald sie bereit ist.</translation>
    </message>
    <message>
      <source>The built-in model knows little about %1. These are its best guesses; a CLIP model knows more words.</source>
      <translation>Das eingebaute Modell weiß wenig über %1. Dies ist das Wahrscheinlichste; ein CLIP-Modell kennt mehr Wörter.</translation>
    </message>
    <message>
      <source>Videos like %1</source>
      <translation>Videos wie %1</translation>
    </message>
    <message>
      <source>“%1”</source>
      <translation>„%1“</translation>
    </message>
  </context>
  <context>
    <name>SearchBar</name>
    <message>
      <source>Clear the search</source>
      <translation>Suche leeren</translation>
    </message>
    <message>
      <source>Describe a moment, or drop a picture here</source>
      <translation>Einen Moment beschreiben oder ein Bild hierher ziehen</translation>
    </message>
    <message>
      <source>Drop or paste a picture to find what looks like it</source>
      <translation>Ein Bild ablegen oder einfügen, um Ähnliches zu finden</translation>
    </message>
    <message>
      <source>Keep this search (Ctrl+S)</source>
      <translation>Diese Suche speichern (Strg+S)</translation>
    </message>
    <message>
      <source>Kept as %1</source>
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
      <source>Place in the video</source>
      <translation>Stelle im Video</translation>
    </message>
  </context>
  <context>
    <name>Settings</name>
    <message>
      <source>%1 cannot be used: it lies between %2 and %3.</source>
      <translation>%1 ist nicht möglich: Erlaubt ist %2 bis %3.</translation>
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
      <source>As the system</source>
      <translation>Wie das System</translation>
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
      <source>Computes on</source>
      <translation>Rechnet auf</translation>
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
      <source>Denser frames find shorter moments; videos that were analysed before stay as they are.</source>
      <translation>Dichtere Bilder finden kürzere Momente; schon analysierte Videos bleiben, wie sie sind.</translation>
    </message>
    <message>
      <source>Density</source>
      <translation>Dichte</translation>
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
      <source>Frames</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>Go back</source>
      <translation>Zurückgehen</translation>
    </message>
    <message>
      <source>Go back to the copy of %1?</source>
      <translation>Zur Kopie vom %1 zurückgehen?</translation>
    </message>
    <message>
      <source>How densely frames are taken: standard or dense.</source>
      <translation>Wie dicht Bilder entnommen werden: Standard oder dicht.</translation>
    </message>
    <message>
      <source>How long a file must have stood still before it is read; it may still be being written.</source>
      <translation>Wie lange eine Datei unverändert sein muss, bevor sie gelesen wird; vielleicht wird sie noch geschrieben.</translation>
    </message>
    <message>
      <source>How long a watched folder must be quiet before it is scanned.</source>
      <translation>Wie lange ein überwachter Ordner ruhig sein muss, bevor er eingelesen wird.</translation>
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
      <source>Language of the window, from its next start on.</source>
      <translation>Sprache des Fensters, ab dem nächsten Start.</translation>
    </message>
    <message>
      <source>Less motion</source>
      <translation>Weniger Bewegung</translation>
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
      <source>Light or dark; the system's choice is followed where it changes.</source>
      <translation>Hell oder dunkel; wechselt das System, wechselt das Fenster mit.</translation>
    </message>
    <message>
      <source>Memory for each</source>
      <translation>Speicher je Prozess</translation>
    </message>
    <message>
      <source>Memory one reading process may take, in MiB.</source>
      <translation>Speicher, den ein Leseprozess belegen darf, in MiB.</translation>
    </message>
    <message>
      <source>Names of files and folders that scans pass over, such as *.proxy.mp4.</source>
      <translation>Namen von Dateien und Ordnern, die beim Einlesen übergangen werden, etwa *.proxy.mp4.</translation>
    </message>
    <message>
      <source>Nothing moves by itself: no pictures that run under the pointer, no sliding panels.</source>
      <translation>Nichts bewegt sich von selbst: keine laufenden Bilder unter dem Mauszeiger, keine gleitenden Bereiche.</translation>
    </message>
    <message>
      <source>Notifications and power</source>
      <translation>Mitteilungen und Energie</translation>
    </message>
    <message>
      <source>Notify when long work ends</source>
      <translation>Melden, wenn lange Arbeit endet</translation>
    </message>
    <message>
      <source>One in each line</source>
      <translation>Einer je Zeile</translation>
    </message>
    <message>
      <source>Pass over</source>
      <translation>Übergehen</translation>
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
      <source>Processes that read videos at once; 0 chooses by the number of cores.</source>
      <translation>Prozesse, die gleichzeitig Videos lesen; 0 richtet sich nach der Zahl der Kerne.</translation>
    </message>
    <message>
      <source>Quiet time of files (s)</source>
      <translation>Ruhezeit von Dateien (s)</translation>
    </message>
    <message>
      <source>Quiet time of folders (s)</source>
      <translation>Ruhezeit von Ordnern (s)</translation>
    </message>
    <message>
      <source>Reading processes</source>
      <translation>Leseprozesse</translation>
    </message>
    <message>
      <source>Say so when work that took longer than a minute ends while another window is in front.</source>
      <translation>Meldet das Ende von Arbeit, die länger als eine Minute gedauert hat, wenn ein anderes Fenster vorn ist.</translation>
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
      <source>Standard</source>
      <translation>Standard</translation>
    </message>
    <message>
      <source>Suggestions</source>
      <translation>Vorschläge</translation>
    </message>
    <message>
      <source>The computer does not go to sleep by itself while videos are analysed.</source>
      <translation>Der Rechner schläft nicht von selbst ein, während Videos analysiert werden.</translation>
    </message>
    <message>
      <source>The folder %1 cannot be opened.</source>
      <translation>Der Ordner %1 lässt sich nicht öffnen.</translation>
    </message>
    <message>
      <source>The folder that was last chosen from.</source>
      <translation>Der Ordner, aus dem zuletzt gewählt wurde.</translation>
    </message>
    <message>
      <source>The logs were deleted.</source>
      <translation>Die Protokolle wurden gelöscht.</translation>
    </message>
    <message>
      <source>The set of keys to start from.</source>
      <translation>Die Tasten, von denen ausgegangen wird.</translation>
    </message>
    <message>
      <source>The window closes and opens again with the catalog as it was then: tags, decisions and notes since then are not in it. The catalog of now is kept among the backups.</source>
      <translation>Das Fenster schließt sich und öffnet sich wieder mit dem damaligen Katalog: Schlagwörter, Entscheidungen und Notizen von seither fehlen darin. Der jetzige Katalog bleibt unter den Sicherungen erhalten.</translation>
    </message>
    <message>
      <source>Threads</source>
      <translation>Threads</translation>
    </message>
    <message>
      <source>Threads the search model computes with; 0 chooses by the number of cores.</source>
      <translation>Threads, mit denen das Suchmodell rechnet; 0 richtet sich nach der Zahl der Kerne.</translation>
    </message>
    <message>
      <source>Watch a folder</source>
      <translation>Einen Ordner überwachen</translation>
    </message>
    <message>
      <source>Watch a folder no longer</source>
      <translation>Einen Ordner nicht mehr überwachen</translation>
    </message>
    <message>
      <source>What goes: what was seen in the videos, the search index, suggestions, posters and filmstrips (%1). What stays: your videos, folders, tags, decisions, ratings, notes, saved searches and backups. The analysis is paused; when you resume it and look for changes in the folders, it begins anew. This cannot be undone.</source>
      <translation>Gelöscht wird: was in den Videos gesehen wurde, der Suchindex, Vorschläge, Vorschaubilder und Filmstreifen (%1). Erhalten bleiben: Videos, Ordner, Schlagwörter, Entscheidungen, Bewertungen, Notizen, gespeicherte Suchen und Sicherungen. Die Analyse wird angehalten; nach dem Fortsetzen und erneuten Einlesen der Ordner beginnt sie von vorn. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
      <source>What tags are suggested for: balanced, precise (few that are wrong) or find_all (few that are missed).</source>
      <translation>Wonach Schlagwörter vorgeschlagen werden: ausgewogen, genau (wenige falsche) oder alles finden (wenige übersehene).</translation>
    </message>
    <message>
      <source>What the search model computes on: auto, cpu, cuda, cuda:1 for the second graphics card, or mps.</source>
      <translation>Worauf das Suchmodell rechnet: auto, cpu, cuda, cuda:1 für die zweite Grafikkarte oder mps.</translation>
    </message>
    <message>
      <source>Where search models are downloaded from; empty means the catalogue's own address.</source>
      <translation>Woher Suchmodelle heruntergeladen werden; leer heißt: von der im Verzeichnis genannten Adresse.</translation>
    </message>
    <message>
      <source>Whether the offer of a better search model was closed.</source>
      <translation>Ob das Angebot eines besseren Suchmodells geschlossen wurde.</translation>
    </message>
  </context>
  <context>
    <name>SettingsDialog</name>
    <message>
      <source>Find a setting</source>
      <translation>Einstellung suchen</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>Seiten</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
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
      <source>Reset all keys</source>
      <translation>Alle Tasten zurücksetzen</translation>
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
    <name>Stage</name>
    <message>
      <source>Bring it back</source>
      <translation>Zurückholen</translation>
    </message>
    <message>
      <source>Open in other player</source>
      <translation>In anderem Player öffnen</translation>
    </message>
    <message>
      <source>The picture is in a window of its own.</source>
      <translation>Das Bild ist in einem eigenen Fenster.</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Bitte noch einmal versuchen</translation>
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
      <source>Rating: differs among the videos</source>
      <translation>Bewertung: bei den Videos verschieden</translation>
    </message>
    <message>
      <source>Rating: none</source>
      <translation>Bewertung: keine</translation>
    </message>
    <message>
      <source>differs</source>
      <translation>verschieden</translation>
    </message>
  </context>
  <context>
    <name>Storage</name>
    <message>
      <source>Catalog: videos, tags, decisions, notes</source>
      <translation>Katalog: Videos, Schlagwörter, Entscheidungen, Notizen</translation>
    </message>
    <message>
      <source>Copies of the catalog</source>
      <translation>Kopien des Katalogs</translation>
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
      <source>What was learned from your decisions</source>
      <translation>Aus Entscheidungen Gelerntes</translation>
    </message>
    <message>
      <source>What was seen in the videos</source>
      <translation>In den Videos Gesehenes</translation>
    </message>
  </context>
  <context>
    <name>Suggested</name>
    <message>
      <source>Learned, version %1</source>
      <translation>Gelernt, Stand %1</translation>
    </message>
    <message>
      <source>On average: %1</source>
      <translation>Im Mittel: %1</translation>
    </message>
    <message>
      <source>Suggested from the learned threshold on</source>
      <translation>Vorgeschlagen ab der gelernten Schwelle</translation>
    </message>
    <message>
      <source>Suggested from the threshold on that you chose</source>
      <translation>Vorgeschlagen ab der gewählten Schwelle</translation>
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
      <source>A tag for key %1</source>
      <translation>Ein Schlagwort für Taste %1</translation>
    </message>
    <message>
      <source>Choose videos or a moment first: tags go to what is chosen</source>
      <translation>Zuerst Videos oder einen Moment auswählen: Schlagwörter gehen an die Auswahl</translation>
    </message>
    <message>
      <source>Close (Esc)</source>
      <translation>Schließen (Esc)</translation>
    </message>
    <message>
      <source>Ctrl+M</source>
      <translation>Strg+M</translation>
    </message>
    <message>
      <source>Enter gives it, Shift+Enter makes and gives it, Ctrl+Enter rejects it, Alt+Enter takes it back</source>
      <translation>Eingabe vergibt, Umschalt+Eingabe legt an und vergibt, Strg+Eingabe lehnt ab, Alt+Eingabe nimmt zurück</translation>
    </message>
    <message>
      <source>Enter puts it on the key, Shift+Enter makes it first, Esc leaves the key free</source>
      <translation>Eingabe legt es auf die Taste, Umschalt+Eingabe legt es zuerst an, Esc lässt die Taste frei</translation>
    </message>
    <message>
      <source>Key %1 gives %2 from now on</source>
      <translation>Taste %1 vergibt ab jetzt %2</translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>Schlagwort</translation>
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
      <source>Tags that fit</source>
      <translation>Passende Schlagwörter</translation>
    </message>
    <message>
      <source>There is no tag %1. Shift+Enter makes it.</source>
      <translation>Das Schlagwort %1 gibt es nicht. Umschalt+Eingabe legt es an.</translation>
    </message>
    <message>
      <source>Type a tag; commas between several</source>
      <translation>Schlagwort eingeben; mehrere durch Kommas trennen</translation>
    </message>
  </context>
  <context>
    <name>TagCombo</name>
    <message>
      <source>Choose a tag of the list.</source>
      <translation>Ein Schlagwort der Liste auswählen.</translation>
    </message>
  </context>
  <context>
    <name>TagDialog</name>
    <message>
      <source>%1, now %2</source>
      <translation>%1, jetzt %2</translation>
    </message>
    <message>
      <source>Below</source>
      <translation>Unter</translation>
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
      <source>None: at the top</source>
      <translation>Keines: ganz oben</translation>
    </message>
    <message>
      <source>Number key</source>
      <translation>Zifferntaste</translation>
    </message>
    <message>
      <source>One line that helps to find it in pictures. It may be empty.</source>
      <translation>Eine Zeile, die hilft, es in Bildern zu finden. Sie darf leer sein.</translation>
    </message>
    <message>
      <source>One on each line. They are understood wherever the name is.</source>
      <translation>Eines je Zeile. Sie werden überall verstanden, wo der Name verstanden wird.</translation>
    </message>
    <message>
      <source>Other words</source>
      <translation>Andere Wörter</translation>
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
    <name>TagHealthDialog</name>
    <message>
      <source>As a table</source>
      <translation>Als Tabelle</translation>
    </message>
    <message>
      <source>How well is it known: %1</source>
      <translation>Wie gut bekannt: %1</translation>
    </message>
    <message>
      <source>Learning curve</source>
      <translation>Lernkurve</translation>
    </message>
    <message>
      <source>Looking at what is known of it…</source>
      <translation>Bekanntes wird angesehen…</translation>
    </message>
    <message>
      <source>Review the next dozen</source>
      <translation>Nächstes Dutzend durchsehen</translation>
    </message>
    <message>
      <source>Suggested from this score on</source>
      <translation>Vorgeschlagen ab diesem Wert</translation>
    </message>
    <message>
      <source>The curve begins once there are some decisions of both kinds.</source>
      <translation>Die Kurve beginnt, sobald es einige Entscheidungen beider Art gibt.</translation>
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
      <source>make this tag: Shift+Enter</source>
      <translation>dieses Schlagwort anlegen: Umschalt+Eingabe</translation>
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
      <source>Its best moments appear here while you type.</source>
      <translation>Seine besten Momente erscheinen hier beim Eingeben.</translation>
    </message>
    <message>
      <source>The search model in use knows no words: the tag will learn from your decisions alone.</source>
      <translation>Das Suchmodell in Gebrauch kennt keine Wörter: Das Schlagwort lernt allein aus Entscheidungen.</translation>
    </message>
    <message>
      <source>The search model knows no such word: the tag will learn from your decisions.</source>
      <translation>Das Suchmodell kennt dieses Wort nicht: Gelernt wird aus Entscheidungen.</translation>
    </message>
    <message>
      <source>What it would find</source>
      <translation>Was es finden würde</translation>
    </message>
  </context>
  <context>
    <name>TagPreviewing</name>
    <message>
      <source>Its best moments appear here while you type.</source>
      <translation>Seine besten Momente erscheinen hier beim Eingeben.</translation>
    </message>
    <message>
      <source>Looking for its best moments…</source>
      <translation>Die besten Momente werden gesucht …</translation>
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
    <name>Tags</name>
    <message>
      <source>%1 about %2: now with “%3”.</source>
      <translation>%1 zu %2: jetzt mit „%3“.</translation>
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
      <source>%n of them give way to another decision about the same moment.</source>
      <translation>
        <numerusform>%n davon weicht einer anderen Entscheidung zum selben Moment.</numerusform>
        <numerusform>%n davon weichen einer anderen Entscheidung zum selben Moment.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tags below move to the top.</source>
      <translation>
        <numerusform>%n Schlagwort darunter rückt nach oben.</numerusform>
        <numerusform>%n Schlagwörter darunter rücken nach oben.</numerusform>
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
      <source>Also: %1</source>
      <translation>Auch: %1</translation>
    </message>
    <message>
      <source>Choose a tag in the tags panel first.</source>
      <translation>Zuerst im Schlagwortbereich ein Schlagwort auswählen.</translation>
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
      <source>Edit → Undo brings everything back.</source>
      <translation>Bearbeiten → Rückgängig holt alles zurück.</translation>
    </message>
    <message>
      <source>Enter shows only these videos</source>
      <translation>Eingabe zeigt nur diese Videos</translation>
    </message>
    <message>
      <source>Enter takes the filter away</source>
      <translation>Eingabe hebt den Filter auf</translation>
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
      <source>New tag (Ctrl+Shift+N)</source>
      <translation>Neues Schlagwort (Strg+Umschalt+N)</translation>
    </message>
    <message>
      <source>No video has the tag “%1” yet.</source>
      <translation>Noch hat kein Video das Schlagwort „%1“.</translation>
    </message>
    <message>
      <source>Nothing was decided with the tags that go.</source>
      <translation>Mit den Schlagwörtern, die gehen, wurde nichts entschieden.</translation>
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
      <source>Show these videos</source>
      <translation>Diese Videos zeigen</translation>
    </message>
    <message>
      <source>Stop filtering by “%1” (Enter)</source>
      <translation>Nicht mehr nach „%1“ filtern (Eingabe)</translation>
    </message>
    <message>
      <source>Suggest %1 from %2 on</source>
      <translation>%1 ab %2 vorschlagen</translation>
    </message>
    <message>
      <source>Suggest %1 from the learned threshold on</source>
      <translation>%1 ab der gelernten Schwelle vorschlagen</translation>
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
      <source>The names that go stay as other words for “%1”.</source>
      <translation>Die Namen, die gehen, bleiben als andere Wörter für „%1“.</translation>
    </message>
    <message>
      <source>The tag “%1” was there already.</source>
      <translation>Das Schlagwort „%1“ gab es schon.</translation>
    </message>
    <message>
      <source>There is a tag “%1” already.</source>
      <translation>Ein Schlagwort „%1“ gibt es schon.</translation>
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
      <source>What you decided about %1 goes with it (%2).</source>
      <translation>Was zu %1 entschieden wurde, geht mit (%2).</translation>
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
      <source>“%1” means the tag “%2” already.</source>
      <translation>„%1“ steht schon für das Schlagwort „%2“.</translation>
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
      <source>No tag is called so.</source>
      <translation>Kein Schlagwort heißt so.</translation>
    </message>
    <message>
      <source>Tags are your own words for what is in your videos. Type the first one above.</source>
      <translation>Schlagwörter sind eigene Wörter für das, was in den Videos ist. Oben das erste eingeben.</translation>
    </message>
  </context>
  <context>
    <name>TakingOut</name>
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
      <source>No other program opens, or the drive is not connected:</source>
      <translation>Kein anderes Programm öffnet es, oder das Laufwerk ist nicht angeschlossen:</translation>
    </message>
    <message numerus="yes">
      <source>Put %n videos back into the library</source>
      <translation>
        <numerusform>%n Video in die Bibliothek zurücklegen</numerusform>
        <numerusform>%n Videos in die Bibliothek zurücklegen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Remove %n videos from the library</source>
      <translation>
        <numerusform>%n Video aus der Bibliothek entfernen</numerusform>
        <numerusform>%n Videos aus der Bibliothek entfernen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>That is done with at most %n videos at once. Choose fewer.</source>
      <translation>
        <numerusform>Das geht mit höchstens %n Video auf einmal. Bitte weniger auswählen.</numerusform>
        <numerusform>Das geht mit höchstens %n Videos auf einmal. Bitte weniger auswählen.</numerusform>
      </translation>
    </message>
    <message>
      <source>The folder cannot be opened. Check whether its drive is connected:</source>
      <translation>Der Ordner lässt sich nicht öffnen. Bitte prüfen, ob sein Laufwerk angeschlossen ist:</translation>
    </message>
    <message>
      <source>There is no file to move to the trash.</source>
      <translation>Es gibt keine Datei für den Papierkorb.</translation>
    </message>
    <message>
      <source>They go to the trash of this system and can be restored there. It cannot be undone here. What was decided about them is kept.</source>
      <translation>Sie kommen in den Papierkorb des Systems und lassen sich dort wiederherstellen. Hier lässt es sich nicht rückgängig machen. Alle Entscheidungen dazu bleiben erhalten.</translation>
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
      <source>Nothing is chosen</source>
      <translation>Nichts ausgewählt</translation>
    </message>
  </context>
  <context>
    <name>ThresholdChoice</name>
    <message numerus="yes">
      <source>%n videos reach it, those you decided about included.</source>
      <translation>
        <numerusform>%n Video erreicht ihn, entschiedene mitgezählt.</numerusform>
        <numerusform>%n Videos erreichen ihn, entschiedene mitgezählt.</numerusform>
      </translation>
    </message>
    <message>
      <source>Automatic: as learned from your decisions</source>
      <translation>Automatisch: wie aus Entscheidungen gelernt</translation>
    </message>
    <message>
      <source>Suggested from this score on, in percent</source>
      <translation>Vorgeschlagen ab diesem Wert, in Prozent</translation>
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
      <source>This is no time. Write it as 1:23.5, +10 or 250f.</source>
      <translation>Das ist keine Zeit. Schreibweise: 1:23.5, +10 oder 250f.</translation>
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
      <source>A moment ends after it begins, and lies within its video.</source>
      <translation>Ein Moment endet nach seinem Anfang und liegt innerhalb seines Videos.</translation>
    </message>
    <message>
      <source>Accept %1 in %2</source>
      <translation>%1 in %2 annehmen</translation>
    </message>
    <message>
      <source>Accept %1 with other times in %2</source>
      <translation>%1 mit anderen Zeiten in %2 annehmen</translation>
    </message>
    <message>
      <source>Accepted</source>
      <translation>Angenommen</translation>
    </message>
    <message>
      <source>Choose a suggestion first: Up and Down go from moment to moment.</source>
      <translation>Zuerst einen Vorschlag auswählen: Hoch und Herunter gehen von Moment zu Moment.</translation>
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
      <source>Join %1 in %2</source>
      <translation>%1 in %2 verbinden</translation>
    </message>
    <message>
      <source>Learned, version %1</source>
      <translation>Gelernt, Stand %1</translation>
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
      <source>Nothing to join: choose a moment that touches another one of its tag.</source>
      <translation>Nichts zu verbinden: einen Moment auswählen, der an einen anderen mit seinem Schlagwort grenzt.</translation>
    </message>
    <message>
      <source>Nothing to split: put the playhead inside a moment.</source>
      <translation>Nichts zu teilen: die Abspielposition in einen Moment setzen.</translation>
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
      <source>Split %1 in %2</source>
      <translation>%1 in %2 teilen</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>Anfang</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Zustand</translation>
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
      <source>Withdraw %1 from a moment of %2</source>
      <translation>%1 von einem Moment von %2 zurücknehmen</translation>
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
      <source>Choose a video to see it along time.</source>
      <translation>Ein Video auswählen, um es im Zeitverlauf zu sehen.</translation>
    </message>
    <message>
      <source>Nothing is marked here yet. I and O set an in and an out point, S tags what lies between.</source>
      <translation>Hier ist noch nichts markiert. I und O setzen In- und Out-Punkt, S verschlagwortet, was dazwischen liegt.</translation>
    </message>
    <message>
      <source>This video could not be read: %1</source>
      <translation>Dieses Video war nicht lesbar: %1</translation>
    </message>
    <message>
      <source>This video has not been looked at yet. Its timeline is there as soon as it has.</source>
      <translation>Dieses Video wurde noch nicht durchgesehen. Danach ist seine Zeitleiste da.</translation>
    </message>
  </context>
  <context>
    <name>Toast</name>
    <message>
      <source>Dismiss</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
  </context>
  <context>
    <name>Training</name>
    <message>
      <source>%1 (%2)</source>
      <translation>%1 (%2)</translation>
    </message>
    <message>
      <source>%1; far more suggestions</source>
      <translation>%1; weit mehr Vorschläge</translation>
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
      <source>%n tags are suggested far more often.</source>
      <translation>
        <numerusform>%n Schlagwort wird weit öfter vorgeschlagen.</numerusform>
        <numerusform>%n Schlagwörter werden weit öfter vorgeschlagen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tags keep what they have: those that got worse, that would be suggested far more often, or that have too few decisions to tell</source>
      <translation>
        <numerusform>%n Schlagwort behält, was es hat: weil es schlechter wurde, weit öfter vorgeschlagen würde oder zu wenige Entscheidungen für ein Urteil hat</numerusform>
        <numerusform>%n Schlagwörter behalten, was sie haben: die schlechter wurden, weit öfter vorgeschlagen würden oder zu wenige Entscheidungen für ein Urteil haben</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Better on %n tags</source>
      <translation>
        <numerusform>Bei %n Schlagwort besser</numerusform>
        <numerusform>Bei %n Schlagwörtern besser</numerusform>
      </translation>
    </message>
    <message>
      <source>Change</source>
      <translation>Änderung</translation>
    </message>
    <message>
      <source>Quality before</source>
      <translation>Qualität vorher</translation>
    </message>
    <message>
      <source>Quality is how well a tag ranks decisions that were held out, the same ones before and after. It is not the share of its suggestions that are right.</source>
      <translation>Qualität ist, wie gut ein Schlagwort Entscheidungen ordnet, die vom Training ausgenommen waren, vorher und nachher dieselben. Sie ist nicht der Anteil seiner Vorschläge, die richtig sind.</translation>
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
      <source>The same on all tags.</source>
      <translation>Bei allen Schlagwörtern gleich.</translation>
    </message>
    <message>
      <source>The training is done. %1 Choose below the tags whether to use it.</source>
      <translation>Das Training ist fertig. %1 Bitte unter den Schlagwörtern auswählen, ob es gelten soll.</translation>
    </message>
    <message>
      <source>There are too few decisions yet to say whether it is better.</source>
      <translation>Noch sind es zu wenige Entscheidungen, um zu sagen, ob es besser ist.</translation>
    </message>
    <message>
      <source>Version %1 is in use.</source>
      <translation>Stand %1 ist in Gebrauch.</translation>
    </message>
    <message>
      <source>Version %1, from %2 on %3, in %4.</source>
      <translation>Stand %1, aus %2 am %3, in %4.</translation>
    </message>
    <message>
      <source>Videos that the tag is suggested for, among those that were not decided about</source>
      <translation>Videos, für die das Schlagwort vorgeschlagen ist, unter denen, zu denen nichts entschieden wurde</translation>
    </message>
    <message>
      <source>What was in use stays in use.</source>
      <translation>Was galt, gilt weiter.</translation>
    </message>
    <message>
      <source>What was learned before the training is in use again.</source>
      <translation>Was vor dem Training gelernt war, gilt wieder.</translation>
    </message>
    <message numerus="yes">
      <source>Worse on %n tags</source>
      <translation>
        <numerusform>Bei %n Schlagwort schlechter</numerusform>
        <numerusform>Bei %n Schlagwörtern schlechter</numerusform>
      </translation>
    </message>
    <message>
      <source>after</source>
      <translation>nachher</translation>
    </message>
    <message>
      <source>the same</source>
      <translation>gleich</translation>
    </message>
    <message>
      <source>the same on %1</source>
      <translation>gleich bei %1</translation>
    </message>
    <message>
      <source>too few decisions to tell</source>
      <translation>zu wenige Entscheidungen für ein Urteil</translation>
    </message>
    <message>
      <source>worse on %1</source>
      <translation>schlechter bei %1</translation>
    </message>
    <message>
      <source>↑ better by %1</source>
      <translation>↑ besser um %1</translation>
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
      <source>Go on as you like: suggestions stay as they are until it is done.</source>
      <translation>Die Arbeit kann weitergehen: Bis zum Ende bleiben die Vorschläge, wie sie sind.</translation>
    </message>
    <message>
      <source>Hide</source>
      <translation>Ausblenden</translation>
    </message>
    <message>
      <source>Keep old</source>
      <translation>Alten behalten</translation>
    </message>
    <message>
      <source>Nothing else is suggested than before</source>
      <translation>Es wird nichts anderes vorgeschlagen als vorher</translation>
    </message>
    <message>
      <source>Nothing of it is in use yet. Closed, it waits with the versions.</source>
      <translation>Noch gilt nichts davon. Nach dem Schließen wartet es bei den Ständen.</translation>
    </message>
    <message>
      <source>Nothing was changed</source>
      <translation>Nichts wurde geändert</translation>
    </message>
    <message>
      <source>Older versions are kept; you can take it back at any time.</source>
      <translation>Frühere Stände bleiben erhalten; es lässt sich jederzeit zurücknehmen.</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Fortschritt</translation>
    </message>
    <message>
      <source>Show what changed</source>
      <translation>Änderungen zeigen</translation>
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
      <source>Take back</source>
      <translation>Zurücknehmen</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>Training on all that you decided</source>
      <translation>Training mit allen Entscheidungen</translation>
    </message>
    <message>
      <source>Use again what was in use before; what you decided since counts</source>
      <translation>Wieder verwenden, was vorher galt; seither Entschiedenes zählt</translation>
    </message>
    <message>
      <source>Use new</source>
      <translation>Neuen verwenden</translation>
    </message>
    <message>
      <source>Use new where it is safe</source>
      <translation>Neuen verwenden, wo es sicher ist</translation>
    </message>
  </context>
  <context>
    <name>VideosPage</name>
    <message>
      <source>No video meets all of the conditions.</source>
      <translation>Kein Video erfüllt alle Bedingungen.</translation>
    </message>
    <message>
      <source>Offline videos are hidden, and no other video is here. Their drive or folder cannot be reached now.</source>
      <translation>Offline-Videos sind ausgeblendet, und andere gibt es hier nicht. Ihr Laufwerk oder Ordner ist zurzeit nicht erreichbar.</translation>
    </message>
    <message>
      <source>Show all again</source>
      <translation>Wieder alle zeigen</translation>
    </message>
    <message>
      <source>Show offline videos</source>
      <translation>Offline-Videos zeigen</translation>
    </message>
    <message>
      <source>There are no videos here yet.</source>
      <translation>Hier gibt es noch keine Videos.</translation>
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
      <source>Filmstrips (Alt+2)</source>
      <translation>Filmstreifen (Alt+2)</translation>
    </message>
    <message>
      <source>Grid (Alt+1)</source>
      <translation>Raster (Alt+1)</translation>
    </message>
    <message>
      <source>Groups: %1</source>
      <translation>Gruppen: %1</translation>
    </message>
    <message>
      <source>List (Alt+3)</source>
      <translation>Liste (Alt+3)</translation>
    </message>
    <message>
      <source>Order: %1</source>
      <translation>Ordnung: %1</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>Size (Ctrl++, Ctrl+-)</source>
      <translation>Größe (Strg++, Strg+-)</translation>
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
