<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Adding</name>
    <message numerus="yes">
      <source>%n files</source>
      <translation>
        <numerusform>%n file</numerusform>
        <numerusform>%n files</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n folders</source>
      <translation>
        <numerusform>%n folder</numerusform>
        <numerusform>%n folders</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Add %n files</source>
      <translation>
        <numerusform>Add %n file</numerusform>
        <numerusform>Add %n files</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Add %n folders</source>
      <translation>
        <numerusform>Add %n folder</numerusform>
        <numerusform>Add %n folders</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Audit</name>
    <message numerus="yes">
      <source>Check %n at random</source>
      <translation>
        <numerusform>Check %n at random</numerusform>
        <numerusform>Check %n at random</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Check all %n</source>
      <translation>
        <numerusform>Check all %n</numerusform>
        <numerusform>Check all %n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Only %n videos are suggested, which is too few to check.</source>
      <translation>
        <numerusform>Only %n video is suggested, which is too few to check.</numerusform>
        <numerusform>Only %n videos are suggested, which is too few to check.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Since then, the tag has learned from %n more decisions.</source>
      <translation>
        <numerusform>Since then, the tag has learned from %n more decision.</numerusform>
        <numerusform>Since then, the tag has learned from %n more decisions.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Card</name>
    <message numerus="yes">
      <source>%n copies</source>
      <translation>
        <numerusform>%n copy</numerusform>
        <numerusform>%n copies</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tags</source>
      <translation>
        <numerusform>%n tag</numerusform>
        <numerusform>%n tags</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Chip</name>
    <message numerus="yes">
      <source>applied to all %n videos</source>
      <translation>
        <numerusform>applied to the video</numerusform>
        <numerusform>applied to all %n videos</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ChipGroup</name>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>%n more</numerusform>
        <numerusform>%n more</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ChipMenu</name>
    <message numerus="yes">
      <source>&amp;Accept all %n shown</source>
      <translation>
        <numerusform>&amp;Accept the %n shown</numerusform>
        <numerusform>&amp;Accept all %n shown</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>&amp;Reject all %n shown</source>
      <translation>
        <numerusform>&amp;Reject the %n shown</numerusform>
        <numerusform>&amp;Reject all %n shown</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Drag</name>
    <message numerus="yes">
      <source>%n files</source>
      <translation>
        <numerusform>%n file</numerusform>
        <numerusform>%n files</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Duplicates</name>
    <message numerus="yes">
      <source>%n pairs to answer</source>
      <translation>
        <numerusform>%n pair to answer</numerusform>
        <numerusform>%n pairs to answer</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n videos compared</source>
      <translation>
        <numerusform>%n video compared</numerusform>
        <numerusform>%n videos compared</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n videos have not been compared yet</source>
      <translation>
        <numerusform>%n video has not been compared yet</numerusform>
        <numerusform>%n videos have not been compared yet</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>EncoderChoice</name>
    <message numerus="yes">
      <source>%n more search models</source>
      <translation>
        <numerusform>%n more search model</numerusform>
        <numerusform>%n more search models</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Export</name>
    <message numerus="yes">
      <source>%n entries were left out because their videos no longer have a file.</source>
      <translation>
        <numerusform>%n entry was left out because its video no longer has a file.</numerusform>
        <numerusform>%n entries were left out because their videos no longer have a file.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Failed</name>
    <message numerus="yes">
      <source>%n files could not be read.</source>
      <translation>
        <numerusform>%n file could not be read.</numerusform>
        <numerusform>%n files could not be read.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>FailedPanel</name>
    <message numerus="yes">
      <source>%n files could not be read. The files themselves are untouched.</source>
      <translation>
        <numerusform>%n file could not be read. The file itself is untouched.</numerusform>
        <numerusform>%n files could not be read. The files themselves are untouched.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Files</name>
    <message numerus="yes">
      <source>In %n folders, including %1</source>
      <translation>
        <numerusform>In %n folder: %1</numerusform>
        <numerusform>In %n folders, including %1</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and %n more</source>
      <translation>
        <numerusform>and %n more</numerusform>
        <numerusform>and %n more</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Filter</name>
    <message numerus="yes">
      <source>%n videos</source>
      <translation>
        <numerusform>%n video</numerusform>
        <numerusform>%n videos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Tag %1 (%n videos)</source>
      <translation>
        <numerusform>Tag %1 (%n video)</numerusform>
        <numerusform>Tag %1 (%n videos)</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Folders</name>
    <message numerus="yes">
      <source>%n folders are empty or cannot be reached. Their videos are kept and shown as offline.</source>
      <translation>
        <numerusform>%n folder is empty or cannot be reached. Its videos are kept and shown as offline.</numerusform>
        <numerusform>%n folders are empty or cannot be reached. Their videos are kept and shown as offline.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n videos</source>
      <translation>
        <numerusform>%n video</numerusform>
        <numerusform>%n videos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Add %n folders and files</source>
      <translation>
        <numerusform>Add %n folder or file</numerusform>
        <numerusform>Add %n folders and files</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Groups</name>
    <message numerus="yes">
      <source>%n groups hidden</source>
      <translation>
        <numerusform>%n group hidden</numerusform>
        <numerusform>%n groups hidden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n groups of %1</source>
      <translation>
        <numerusform>%n group of %1</numerusform>
        <numerusform>%n groups of %1</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n groups selected</source>
      <translation>
        <numerusform>%n group selected</numerusform>
        <numerusform>%n groups selected</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n groups shown again</source>
      <translation>
        <numerusform>%n group shown again</numerusform>
        <numerusform>%n groups shown again</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n left out</source>
      <translation>
        <numerusform>%n left out</numerusform>
        <numerusform>%n left out</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n moments</source>
      <translation>
        <numerusform>%n moment</numerusform>
        <numerusform>%n moments</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them are shown.</source>
      <translation>
        <numerusform>%n of them is shown.</numerusform>
        <numerusform>%n of them are shown.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n videos</source>
      <translation>
        <numerusform>%n video</numerusform>
        <numerusform>%n videos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n videos have been analysed since the groups were found.</source>
      <translation>
        <numerusform>%n video has been analysed since the groups were found.</numerusform>
        <numerusform>%n videos have been analysed since the groups were found.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Tag %n moments</source>
      <translation>
        <numerusform>Tag %n moment</numerusform>
        <numerusform>Tag %n moments</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Tag %n videos</source>
      <translation>
        <numerusform>Tag %n video</numerusform>
        <numerusform>Tag %n videos</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Heading</name>
    <message numerus="yes">
      <source>%n videos</source>
      <translation>
        <numerusform>%n video</numerusform>
        <numerusform>%n videos</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>History</name>
    <message numerus="yes">
      <source>Accept %n suggestions: %1</source>
      <translation>
        <numerusform>Accept %n suggestion: %1</numerusform>
        <numerusform>Accept %n suggestions: %1</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Hide %n groups</source>
      <translation>
        <numerusform>Hide %n group</numerusform>
        <numerusform>Hide %n groups</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Rate %n videos: %1</source>
      <translation>
        <numerusform>Rate %n video: %1</numerusform>
        <numerusform>Rate %n videos: %1</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Reject %1 on %n moments</source>
      <translation>
        <numerusform>Reject %1 on %n moment</numerusform>
        <numerusform>Reject %1 on %n moments</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Reject %1 on %n videos</source>
      <translation>
        <numerusform>Reject %1 on %n video</numerusform>
        <numerusform>Reject %1 on %n videos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Reject %n suggestions: %1</source>
      <translation>
        <numerusform>Reject %n suggestion: %1</numerusform>
        <numerusform>Reject %n suggestions: %1</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Remove %1 from %n moments</source>
      <translation>
        <numerusform>Remove %1 from %n moment</numerusform>
        <numerusform>Remove %1 from %n moments</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Remove %1 from %n videos</source>
      <translation>
        <numerusform>Remove %1 from %n video</numerusform>
        <numerusform>Remove %1 from %n videos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Show %n groups</source>
      <translation>
        <numerusform>Show %n group</numerusform>
        <numerusform>Show %n groups</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Tag %n moments: %1</source>
      <translation>
        <numerusform>Tag %n moment: %1</numerusform>
        <numerusform>Tag %n moments: %1</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Tag %n videos: %1</source>
      <translation>
        <numerusform>Tag %n video: %1</numerusform>
        <numerusform>Tag %n videos: %1</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>InspectorPanel</name>
    <message numerus="yes">
      <source>%n videos</source>
      <translation>
        <numerusform>%n video</numerusform>
        <numerusform>%n videos</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>InspectorTags</name>
    <message numerus="yes">
      <source>Show %n rejected</source>
      <translation>
        <numerusform>Show %n rejected</numerusform>
        <numerusform>Show %n rejected</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Jobs</name>
    <message numerus="yes">
      <source>%n could not be read</source>
      <translation>
        <numerusform>%n could not be read</numerusform>
        <numerusform>%n could not be read</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n videos ready</source>
      <translation>
        <numerusform>%n video ready</numerusform>
        <numerusform>%n videos ready</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Map</name>
    <message numerus="yes">
      <source>%n filtered out</source>
      <translation>
        <numerusform>%n filtered out</numerusform>
        <numerusform>%n filtered out</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n moments</source>
      <translation>
        <numerusform>%n moment</numerusform>
        <numerusform>%n moments</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new since the map was drawn</source>
      <translation>
        <numerusform>%n new since the map was drawn</numerusform>
        <numerusform>%n new since the map was drawn</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n points</source>
      <translation>
        <numerusform>%n point</numerusform>
        <numerusform>%n points</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n selected</source>
      <translation>
        <numerusform>%n selected</numerusform>
        <numerusform>%n selected</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n videos</source>
      <translation>
        <numerusform>%n video</numerusform>
        <numerusform>%n videos</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Moment</name>
    <message numerus="yes">
      <source>%n moments</source>
      <translation>
        <numerusform>%n moment</numerusform>
        <numerusform>%n moments</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Best of %n moments</source>
      <translation>
        <numerusform>Best of %n moment</numerusform>
        <numerusform>Best of %n moments</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and %n near-copies</source>
      <translation>
        <numerusform>and %n near-copy</numerusform>
        <numerusform>and %n near-copies</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Outlook</name>
    <message numerus="yes">
      <source>%n videos suggested</source>
      <translation>
        <numerusform>%n video suggested</numerusform>
        <numerusform>%n videos suggested</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Probably about %n more (%1 to %2)</source>
      <translation>
        <numerusform>Probably about %n more (%1 to %2)</numerusform>
        <numerusform>Probably about %n more (%1 to %2)</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Probably fits about %n undecided videos (%1 to %2)</source>
      <translation>
        <numerusform>Probably fits about %n undecided video (%1 to %2)</numerusform>
        <numerusform>Probably fits about %n undecided videos (%1 to %2)</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Rating</name>
    <message numerus="yes">
      <source>%n stars</source>
      <translation>
        <numerusform>%n star</numerusform>
        <numerusform>%n stars</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Removing</name>
    <message numerus="yes">
      <source>%n files could not be moved to the trash</source>
      <translation>
        <numerusform>%n file could not be moved to the trash</numerusform>
        <numerusform>%n files could not be moved to the trash</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n files moved to the trash</source>
      <translation>
        <numerusform>%n file moved to the trash</numerusform>
        <numerusform>%n files moved to the trash</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n paths copied</source>
      <translation>
        <numerusform>%n path copied</numerusform>
        <numerusform>%n paths copied</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n videos removed from the library; their files stay</source>
      <translation>
        <numerusform>%n video removed from the library; its file stays</numerusform>
        <numerusform>%n videos removed from the library; their files stay</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Move %n files to the trash?</source>
      <translation>
        <numerusform>Move %n file to the trash?</numerusform>
        <numerusform>Move %n files to the trash?</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Remove %n videos from the library</source>
      <translation>
        <numerusform>Remove %n video from the library</numerusform>
        <numerusform>Remove %n videos from the library</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Restore %n videos to the library</source>
      <translation>
        <numerusform>Restore %n video to the library</numerusform>
        <numerusform>Restore %n videos to the library</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>This works with at most %n videos at once. Select fewer.</source>
      <translation>
        <numerusform>This works with at most %n video at once. Select fewer.</numerusform>
        <numerusform>This works with at most %n videos at once. Select fewer.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ResultsPage</name>
    <message numerus="yes">
      <source>%n new results</source>
      <translation>
        <numerusform>%n new result</numerusform>
        <numerusform>%n new results</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Review</name>
    <message numerus="yes">
      <source>%n answers about “%1” are marked but not saved. You will find them in the review of this tag.</source>
      <translation>
        <numerusform>%n answer about “%1” is marked but not saved. You will find it in the review of this tag.</numerusform>
        <numerusform>%n answers about “%1” are marked but not saved. You will find them in the review of this tag.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new suggestions for “%1”</source>
      <translation>
        <numerusform>%n new suggestion for “%1”</numerusform>
        <numerusform>%n new suggestions for “%1”</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Nothing marked: %n saved answers will be removed</source>
      <translation>
        <numerusform>Nothing marked: %n saved answer will be removed</numerusform>
        <numerusform>Nothing marked: %n saved answers will be removed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Remove %n answers</source>
      <translation>
        <numerusform>Remove %n answer</numerusform>
        <numerusform>Remove %n answers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Save %n answers</source>
      <translation>
        <numerusform>Save %n answer</numerusform>
        <numerusform>Save %n answers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Save %n marked answers?</source>
      <translation>
        <numerusform>Save %n marked answer?</numerusform>
        <numerusform>Save %n marked answers?</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>suggested for %n videos</source>
      <translation>
        <numerusform>suggested for %n video</numerusform>
        <numerusform>suggested for %n videos</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Saved searches</name>
    <message numerus="yes">
      <source>%n videos</source>
      <translation>
        <numerusform>%n video</numerusform>
        <numerusform>%n videos</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Search</name>
    <message numerus="yes">
      <source>%3 of %n videos in %2 searched</source>
      <translation>
        <numerusform>%3 of %n video in %2 searched</numerusform>
        <numerusform>%3 of %n videos in %2 searched</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%3 of %n videos in %2 with %1 searched</source>
      <translation>
        <numerusform>%3 of %n video in %2 with %1 searched</numerusform>
        <numerusform>%3 of %n videos in %2 with %1 searched</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%3 of %n videos searched</source>
      <translation>
        <numerusform>%3 of %n video searched</numerusform>
        <numerusform>%3 of %n videos searched</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%3 of %n videos with %1 searched</source>
      <translation>
        <numerusform>%3 of %n video with %1 searched</numerusform>
        <numerusform>%3 of %n videos with %1 searched</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>All %n videos searched</source>
      <translation>
        <numerusform>%n video searched</numerusform>
        <numerusform>All %n videos searched</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Among %n videos in %2</source>
      <translation>
        <numerusform>Among %n video in %2</numerusform>
        <numerusform>Among %n videos in %2</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Among %n videos in %2 with %1</source>
      <translation>
        <numerusform>Among %n video in %2 with %1</numerusform>
        <numerusform>Among %n videos in %2 with %1</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Among %n videos with %1</source>
      <translation>
        <numerusform>Among %n video with %1</numerusform>
        <numerusform>Among %n videos with %1</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Select at most %n videos as examples.</source>
      <translation>
        <numerusform>Select at most %n video as an example.</numerusform>
        <numerusform>Select at most %n videos as examples.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>the best %n moments are shown</source>
      <translation>
        <numerusform>the best moment is shown</numerusform>
        <numerusform>the best %n moments are shown</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>StarRating</name>
    <message numerus="yes">
      <source>Rating: %n of 5 stars</source>
      <translation>
        <numerusform>Rating: %n of 5 stars</numerusform>
        <numerusform>Rating: %n of 5 stars</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SuggestionGroup</name>
    <message numerus="yes">
      <source>Show all %n</source>
      <translation>
        <numerusform>Show %n</numerusform>
        <numerusform>Show all %n</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>TagOffer</name>
    <message numerus="yes">
      <source>%n videos</source>
      <translation>
        <numerusform>%n video</numerusform>
        <numerusform>%n videos</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>TagPreview</name>
    <message numerus="yes">
      <source>%n moments</source>
      <translation>
        <numerusform>%n moment</numerusform>
        <numerusform>%n moments</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>TagQuality</name>
    <message numerus="yes">
      <source>%n accepted</source>
      <translation>
        <numerusform>%n accepted</numerusform>
        <numerusform>%n accepted</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n decisions</source>
      <translation>
        <numerusform>%n decision</numerusform>
        <numerusform>%n decisions</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n rejected</source>
      <translation>
        <numerusform>%n rejected</numerusform>
        <numerusform>%n rejected</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Tagger</name>
    <message numerus="yes">
      <source>%n suggestions accepted: %1</source>
      <translation>
        <numerusform>%n suggestion accepted: %1</numerusform>
        <numerusform>%n suggestions accepted: %1</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n suggestions rejected: %1</source>
      <translation>
        <numerusform>%n suggestion rejected: %1</numerusform>
        <numerusform>%n suggestions rejected: %1</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Tags</name>
    <message numerus="yes">
      <source>%n decisions</source>
      <translation>
        <numerusform>%n decision</numerusform>
        <numerusform>%n decisions</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them are replaced by another decision about the same moment.</source>
      <translation>
        <numerusform>%n of them is replaced by another decision about the same moment.</numerusform>
        <numerusform>%n of them are replaced by another decision about the same moment.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tags below move to the top level.</source>
      <translation>
        <numerusform>%n tag below moves to the top level.</numerusform>
        <numerusform>%n tags below move to the top level.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tags below move under “%1”.</source>
      <translation>
        <numerusform>%n tag below moves under “%1”.</numerusform>
        <numerusform>%n tags below move under “%1”.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n videos</source>
      <translation>
        <numerusform>%n video</numerusform>
        <numerusform>%n videos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Delete %n tags</source>
      <translation>
        <numerusform>Delete %n tag</numerusform>
        <numerusform>Delete %n tags</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Delete %n tags?</source>
      <translation>
        <numerusform>Delete %n tag?</numerusform>
        <numerusform>Delete %n tags?</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>It is suggested for %n videos.</source>
      <translation>
        <numerusform>It is suggested for %n video.</numerusform>
        <numerusform>It is suggested for %n videos.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Suggested for %n videos</source>
      <translation>
        <numerusform>Suggested for %n video</numerusform>
        <numerusform>Suggested for %n videos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Tag %n videos: %1</source>
      <translation>
        <numerusform>Tag %n video: %1</numerusform>
        <numerusform>Tag %n videos: %1</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>suggested for %n videos</source>
      <translation>
        <numerusform>suggested for %n video</numerusform>
        <numerusform>suggested for %n videos</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Target</name>
    <message numerus="yes">
      <source>%n moments</source>
      <translation>
        <numerusform>%n moment</numerusform>
        <numerusform>%n moments</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n videos</source>
      <translation>
        <numerusform>%n video</numerusform>
        <numerusform>%n videos</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ThresholdChoice</name>
    <message numerus="yes">
      <source>%n videos reach this score, including those you decided about.</source>
      <translation>
        <numerusform>%n video reaches this score, including those you decided about.</numerusform>
        <numerusform>%n videos reach this score, including those you decided about.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Time</name>
    <message numerus="yes">
      <source>about %n days</source>
      <translation>
        <numerusform>about %n day</numerusform>
        <numerusform>about %n days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n h</source>
      <translation>
        <numerusform>about %n h</numerusform>
        <numerusform>about %n h</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n h left</source>
      <translation>
        <numerusform>about %n h left</numerusform>
        <numerusform>about %n h left</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n min</source>
      <translation>
        <numerusform>about %n min</numerusform>
        <numerusform>about %n min</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n min left</source>
      <translation>
        <numerusform>about %n min left</numerusform>
        <numerusform>about %n min left</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Timeline</name>
    <message numerus="yes">
      <source>%n moments</source>
      <translation>
        <numerusform>%n moment</numerusform>
        <numerusform>%n moments</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Training</name>
    <message numerus="yes">
      <source>%n decisions</source>
      <translation>
        <numerusform>%n decision</numerusform>
        <numerusform>%n decisions</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n minutes</source>
      <translation>
        <numerusform>%n minute</numerusform>
        <numerusform>%n minutes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new decisions</source>
      <translation>
        <numerusform>%n new decision</numerusform>
        <numerusform>%n new decisions</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n seconds</source>
      <translation>
        <numerusform>%n second</numerusform>
        <numerusform>%n seconds</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tags</source>
      <translation>
        <numerusform>%n tag</numerusform>
        <numerusform>%n tags</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tags got worse</source>
      <translation>
        <numerusform>%n tag got worse</numerusform>
        <numerusform>%n tags got worse</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tags improved</source>
      <translation>
        <numerusform>%n tag improved</numerusform>
        <numerusform>%n tags improved</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tags stay as they are: those that got worse, would be suggested far more often, or have too few decisions to tell</source>
      <translation>
        <numerusform>%n tag stays as it is: it got worse, would be suggested far more often, or has too few decisions to tell</numerusform>
        <numerusform>%n tags stay as they are: those that got worse, would be suggested far more often, or have too few decisions to tell</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tags would be suggested far more often.</source>
      <translation>
        <numerusform>%n tag would be suggested far more often.</numerusform>
        <numerusform>%n tags would be suggested far more often.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Versions</name>
    <message numerus="yes">
      <source>%n decisions since the last training.</source>
      <translation>
        <numerusform>%n decision since the last training.</numerusform>
        <numerusform>%n decisions since the last training.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n tags were skipped because they are not in this library: %1</source>
      <translation>
        <numerusform>%n tag was skipped because it is not in this library: %1</numerusform>
        <numerusform>%n tags were skipped because they are not in this library: %1</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ViewBar</name>
    <message numerus="yes">
      <source>%1 of %n videos</source>
      <translation>
        <numerusform>%1 of %n video</numerusform>
        <numerusform>%1 of %n videos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n videos</source>
      <translation>
        <numerusform>%n video</numerusform>
        <numerusform>%n videos</numerusform>
      </translation>
    </message>
  </context>
</TS>
