"""How fast is it? minnet beside whatever else is installed, job by job.

    python3 -m examples.benchmark

The way through the files:

    jobs                what is trained: network, examples, loss, optimizer
    with_minnet         the contenders, each of which trains a job:
    with_lists              the article's loops, with lists
    with_numpy              NumPy as one writes it
    with_numpy_out          NumPy's best form, every buffer made beforehand
    with_pytorch            PyTorch, eager
    with_scikit_learn       scikit-learn
    dot_products            only the multiply-adds, as fast as they go
    convolution         the lesson with the convolution
    other_work          outputs, check_gradients and maps
    measure             lets them take turns
    scaling, short      what doubles when the work does; a few examples only
    starting            importing, the first training, memory
    bounds              how fast it shall be: yes or no
    tables, pictures    what is printed and drawn
"""
