namespace Amazon;

/// <summary>A type that the real AWSSDK.Core has, too: whoever meets this one instead would not find its members.</summary>
public static class RegionEndpoint
{
    /// <summary>Tells the two apart.</summary>
    public static string Which => "the other one";
}
