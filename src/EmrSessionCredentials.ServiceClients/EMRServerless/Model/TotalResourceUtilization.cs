namespace Amazon.EMRServerless.Model;

/// <summary>What a session used.</summary>
/// <remarks>A property is null where the service left its member out.</remarks>
public sealed class TotalResourceUtilization
{
    /// <summary>The memory (<c>memoryGBHour</c>).</summary>
    /// <value>GB hours.</value>
    public double? MemoryGBHour { get; set; }

    /// <summary>The storage (<c>storageGBHour</c>).</summary>
    /// <value>GB hours.</value>
    public double? StorageGBHour { get; set; }

    /// <summary>The processors (<c>vCPUHour</c>).</summary>
    /// <value>vCPU hours.</value>
    public double? VCPUHour { get; set; }
}
