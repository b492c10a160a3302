from datetime import UTC, datetime

import numpy as np

from core.domain.clusters import Cluster, Clustering, ClusterMember, ClusterScope
from core.domain.maps import VideoMap


def test_points_of_a_longer_moment_belong_to_its_cluster() -> None:
    starts = np.array([0.0, 5.0, 10.0, 0.0, 5.0])
    found = VideoMap(
        scope=ClusterScope.MOMENTS,
        video_ids=np.array([1, 1, 1, 2, 3]),
        start_seconds=starts,
        end_seconds=starts + 5,
        positions=np.zeros((5, 2), np.float32),
        is_arranged=True,
        n_added=0,
        n_videos=3,
        n_analysed=3,
    )
    first = Cluster(7, "sea", (), (ClusterMember(1, 0.0, 10.0, 0.9), ClusterMember(2, 0.0, 5.0, 0.8)))
    second = Cluster(8, "town", (), (ClusterMember(1, 10.0, 15.0, 0.9),))
    hidden = Cluster(9, "other", (), (ClusterMember(3, 5.0, 10.0, 0.9),), is_hidden=True)
    clustering = Clustering((first, second, hidden), 3, 3, 0, is_outdated=False, found_at=datetime.now(UTC))
    assert found.clusters_of_points(clustering) == [7, 7, 8, 7, None]
