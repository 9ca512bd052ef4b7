namespace EmrSessionCredentials.Identity;

/// <summary>What came of a place where credentials are looked for.</summary>
public enum PlaceState
{
    /// <summary>It has credentials, and they sign.</summary>
    Found,

    /// <summary>It has none.</summary>
    Skipped,

    /// <summary>It was not looked at, because an earlier place has credentials.</summary>
    Unused,
}
