using Amazon.Runtime;

namespace Amazon.EMRServerless;

/// <summary>What an application is doing.</summary>
/// <remarks>One that this version does not know is kept as the service wrote it.</remarks>
public sealed class ApplicationState : ConstantClass
{
    /// <summary>Made, but not started (<c>CREATED</c>).</summary>
    public static readonly ApplicationState CREATED = new("CREATED");

    /// <summary>Being made (<c>CREATING</c>).</summary>
    public static readonly ApplicationState CREATING = new("CREATING");

    /// <summary>Ready (<c>STARTED</c>).</summary>
    public static readonly ApplicationState STARTED = new("STARTED");

    /// <summary>Starting (<c>STARTING</c>).</summary>
    public static readonly ApplicationState STARTING = new("STARTING");

    /// <summary>Stopped (<c>STOPPED</c>).</summary>
    public static readonly ApplicationState STOPPED = new("STOPPED");

    /// <summary>Stopping (<c>STOPPING</c>).</summary>
    public static readonly ApplicationState STOPPING = new("STOPPING");

    /// <summary>Deleted (<c>TERMINATED</c>).</summary>
    public static readonly ApplicationState TERMINATED = new("TERMINATED");

    /// <summary>A value; for the known ones there are fields.</summary>
    /// <param name="value">The value as the API writes it.</param>
    public ApplicationState(string value)
        : base(value)
    {
    }

    /// <summary>Takes the value as the API writes it.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator ApplicationState(string value) => FindValue(value);

    /// <summary>The field for a value, or a new object for one that is not known.</summary>
    /// <param name="value">The value as the API writes it.</param>
    /// <returns>The object; null for null.</returns>
    public static ApplicationState FindValue(string value) => FindValue<ApplicationState>(value);
}
