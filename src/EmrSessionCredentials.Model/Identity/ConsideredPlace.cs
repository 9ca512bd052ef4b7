namespace EmrSessionCredentials.Identity;

/// <summary>One of the places where credentials or a region are looked for, in their order.</summary>
public sealed class ConsideredPlace
{
    internal ConsideredPlace(string place, PlaceState state, string reason)
    {
        Place = place;
        State = state;
        Reason = reason;
    }

    /// <summary>The place, for instance <c>AWS_ACCESS_KEY_ID</c> or <c>profile 'default'</c>.</summary>
    public string Place { get; }

    /// <summary>Whether the place was used.</summary>
    public PlaceState State { get; }

    /// <summary>Why it was not, or what was found there.</summary>
    public string Reason { get; }

    /// <summary>The place and the reason, for instance <c>AWS_ACCESS_KEY_ID: not set</c>.</summary>
    public override string ToString() => $"{Place}: {Reason}";
}
